package io.nunchi.accuracy;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.FoundBox;
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

/** Labelled frames of persons who walk in a row, and what analyzers may find of them. */
final class Scenes {

  static final int PERSONS = 5;

  private Scenes() {}

  /** A sequence; each frame has five persons, who move to the right. */
  static Dataset sequence(int frames) {
    List<LabelledFrame> labelled = new ArrayList<>();
    for (int frame = 0; frame < frames; frame++) {
      List<TruthBox> truth = new ArrayList<>();
      for (int person = 0; person < PERSONS; person++) {
        truth.add(truth(frame, person, TruthBox.Kind.COUNTED));
      }
      labelled.add(
          new LabelledFrame(frame + 1, "frame " + (frame + 1), Optional.empty(), 640, 480, truth));
    }
    return dataset(labelled);
  }

  static TruthBox truth(int frame, int person, TruthBox.Kind kind) {
    PixelBox box = box(frame, person);
    return new TruthBox("person", box, box.area(), kind, OptionalLong.of(person));
  }

  static Dataset dataset(List<LabelledFrame> frames) {
    return new Dataset(
        "scene",
        Dataset.Form.MOT_CHALLENGE,
        Path.of("scene"),
        "0",
        true,
        Optional.empty(),
        OptionalDouble.of(25),
        List.of("person"),
        List.of(),
        Map.of(),
        frames,
        Set.of(),
        List.of(),
        DatasetOptions.ALL);
  }

  static PixelBox box(int frame, int person) {
    return new PixelBox(20 + frame % 100, 10 + 90 * person, 40, 80);
  }

  static FoundBox found(int frame, int person, double confidence) {
    return new FoundBox("person", box(frame, person), confidence, OptionalLong.of(person));
  }

  /** The detections of an analyzer that misses persons and sees others at this rate. */
  static DatasetDetections withErrors(Dataset dataset, double errorRate, long seed) {
    PlantedErrors errors = new PlantedErrors(errorRate, seed);
    List<List<FoundBox>> frames = new ArrayList<>();
    for (int frame = 0; frame < dataset.frames().size(); frame++) {
      errors.nextFrame();
      List<FoundBox> found = new ArrayList<>();
      for (int person = 0; person < PERSONS; person++) {
        if (!errors.errs()) {
          found.add(found(frame, person, 0.9));
        }
        if (errors.errs()) {
          PixelBox nothing = new PixelBox(400, 10 + 90 * person, 40, 80);
          found.add(new FoundBox("person", nothing, 0.6, OptionalLong.of(100 + person)));
        }
      }
      frames.add(found);
    }
    return new DatasetDetections(frames, Optional.empty());
  }
}
