package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.threshold.CalibrationSubject;
import io.nunchi.accuracy.threshold.ThresholdAim;
import io.nunchi.accuracy.threshold.ThresholdCalibration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The figures of a calibration are those of the settings that it writes. */
class HeldOutCalibrationTest {

  private static final int FRAMES = 100;
  private static final PixelBox PERSON = new PixelBox(20, 10, 40, 80);
  private static final PixelBox CAR = new PixelBox(200, 10, 80, 40);
  private static final PixelBox NOTHING = new PixelBox(400, 200, 40, 40);

  private final Dataset dataset = dataset();

  @Test
  void aLabelWithoutAFitThresholdIsMeasuredAtTheShippedOne() throws Exception {
    DatasetDetections lowest =
        everyFrame(
            found("person", PERSON, 0.5), found("person", NOTHING, 0.9), found("car", CAR, 0.9));
    DatasetDetections shipped = everyFrame(found("person", NOTHING, 0.9), found("car", CAR, 0.9));

    ThresholdCalibration calibration =
        Accuracy.calibrate(
            dataset,
            new CalibrationSubject(lowest, shipped, true),
            ThresholdAim.precision(0.9),
            AccuracyOptions.USUAL);

    assertThat(calibration.heldOut().label("person").errors().counts())
        .isEqualTo(
            Accuracy.measure(dataset, shipped, AccuracyOptions.USUAL)
                .label("person")
                .errors()
                .counts());
    assertThat(calibration.heldOut().label("person").errors().counts().falseAlarms())
        .isEqualTo(FRAMES);
    assertThat(calibration.heldOut().label("car").errors().counts().hits()).isEqualTo(FRAMES);
  }

  @Test
  void anAnalyzerWithOneThresholdIsMeasuredAtOne() throws Exception {
    DatasetDetections lowest =
        everyFrame(
            found("person", PERSON, 0.8),
            found("person", NOTHING, 0.6),
            found("car", CAR, 0.4),
            found("car", NOTHING, 0.2));

    assertThat(errorRate(new CalibrationSubject(lowest, lowest, true))).isZero();
    assertThat(errorRate(new CalibrationSubject(lowest, lowest, false))).isEqualTo(0.5);
  }

  private double errorRate(CalibrationSubject subject) throws Exception {
    return Accuracy.calibrate(dataset, subject, ThresholdAim.leastError(), AccuracyOptions.USUAL)
        .heldOut()
        .value(Figure.ERROR_RATE)
        .orElseThrow();
  }

  private static FoundBox found(String label, PixelBox box, double confidence) {
    return new FoundBox(label, box, confidence, OptionalLong.empty());
  }

  private static DatasetDetections everyFrame(FoundBox... boxes) {
    List<List<FoundBox>> frames = new ArrayList<>();
    for (int frame = 0; frame < FRAMES; frame++) {
      frames.add(List.of(boxes));
    }
    return new DatasetDetections(frames, Optional.empty());
  }

  private static Dataset dataset() {
    List<TruthBox> truth = List.of(truth("person", PERSON), truth("car", CAR));
    List<LabelledFrame> frames = new ArrayList<>();
    for (int frame = 1; frame <= FRAMES; frame++) {
      frames.add(new LabelledFrame(frame, "frame " + frame, Optional.empty(), 640, 480, truth));
    }
    return new Dataset(
        "crossing",
        Dataset.Form.MOT_CHALLENGE,
        Path.of("crossing"),
        "0",
        true,
        Optional.empty(),
        OptionalDouble.of(25),
        List.of("car", "person"),
        List.of(),
        Map.of(),
        frames,
        Set.of(),
        List.of(),
        DatasetOptions.ALL);
  }

  private static TruthBox truth(String label, PixelBox box) {
    return new TruthBox(label, box, box.area(), TruthBox.Kind.COUNTED, OptionalLong.empty());
  }
}
