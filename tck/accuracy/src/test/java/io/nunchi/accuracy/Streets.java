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

/** Labelled frames of a street: four persons and two cars in each, a bicycle in every third. */
final class Streets {

  static final String PERSON = "person";
  static final String CAR = "car";
  static final String BICYCLE = "bicycle";

  private static final double ROW_HEIGHT = 100;

  private Streets() {}

  /** A film of so many frames. */
  static Dataset street(int frames) {
    return dataset("street", frames, true);
  }

  /** The same pictures without a label. */
  static Dataset unlabelled(int frames) {
    return dataset("unlabelled", frames, false);
  }

  private static Dataset dataset(String name, int frames, boolean isLabelled) {
    List<LabelledFrame> labelled = new ArrayList<>();
    for (int frame = 0; frame < frames; frame++) {
      labelled.add(
          new LabelledFrame(
              frame + 1,
              "frame " + (frame + 1),
              Optional.empty(),
              1280,
              720,
              isLabelled ? truth(frame) : List.of()));
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

  private static List<TruthBox> truth(int frame) {
    List<TruthBox> truth = new ArrayList<>();
    for (int row = 0; row < 4; row++) {
      truth.add(box(PERSON, frame, row, 40));
    }
    truth.add(box(CAR, frame, 4, 90));
    truth.add(box(CAR, frame, 5, 90));
    if (frame % 3 == 0) {
      truth.add(box(BICYCLE, frame, 6, 50));
    }
    return truth;
  }

  private static TruthBox box(String label, int frame, int row, double width) {
    PixelBox box = new PixelBox(100 + frame % 200, row * ROW_HEIGHT, width, 80);
    return new TruthBox(label, box, box.area(), TruthBox.Kind.COUNTED, OptionalLong.empty());
  }
}
