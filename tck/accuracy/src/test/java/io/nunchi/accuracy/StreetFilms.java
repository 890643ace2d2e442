package io.nunchi.accuracy;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;

/** Labelled frames of a street: four persons and two cars in each, and now and then a bicycle. */
final class StreetFilms {

  static final String PERSON = "person";
  static final String CAR = "car";
  static final String BICYCLE = "bicycle";

  private static final double ROW_HEIGHT = 100;

  private StreetFilms() {}

  /** A film of so many frames, with a bicycle in every third. */
  static Dataset street(int frames) {
    return street(frames, 3);
  }

  /** A film with a bicycle in every so many frames. */
  static Dataset street(int frames, int framesPerBicycle) {
    return dataset("street", frames, frame -> truth(frame, framesPerBicycle));
  }

  /** The same pictures without a label. */
  static Dataset unlabelled(int frames) {
    return dataset("unlabelled", frames, frame -> List.of());
  }

  private static Dataset dataset(String name, int frames, IntFunction<List<TruthBox>> truth) {
    List<LabelledFrame> labelled = new ArrayList<>();
    for (int frame = 0; frame < frames; frame++) {
      labelled.add(
          new LabelledFrame(
              frame + 1, "frame " + (frame + 1), Optional.empty(), 1280, 720, truth.apply(frame)));
    }
    return new Dataset(
        name,
        Dataset.Form.MOT_CHALLENGE,
        Path.of(name),
        "0",
        true,
        Optional.empty(),
        OptionalDouble.of(25),
        List.of(BICYCLE, CAR, PERSON),
        List.of(),
        Map.of(),
        labelled,
        Set.of(),
        List.of(),
        DatasetOptions.ALL);
  }

  private static List<TruthBox> truth(int frame, int framesPerBicycle) {
    List<TruthBox> truth = new ArrayList<>();
    for (int row = 0; row < 4; row++) {
      truth.add(box(PERSON, frame, row, 40));
    }
    truth.add(box(CAR, frame, 4, 90));
    truth.add(box(CAR, frame, 5, 90));
    if (frame % framesPerBicycle == 0) {
      truth.add(box(BICYCLE, frame, 6, 50));
    }
    return truth;
  }

  private static TruthBox box(String label, int frame, int row, double width) {
    PixelBox box = new PixelBox(100 + frame % 200, row * ROW_HEIGHT, width, 80);
    return new TruthBox(label, box, box.area(), TruthBox.Kind.COUNTED, OptionalLong.empty());
  }
}
