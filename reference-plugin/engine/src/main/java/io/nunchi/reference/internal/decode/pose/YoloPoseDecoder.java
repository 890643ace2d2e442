package io.nunchi.reference.internal.decode.pose;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.DecoderHelp;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.head.HeadRows;
import io.nunchi.reference.internal.decode.head.HeadShape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code yolo-pose}: boxes with keypoints behind their label values. Source: Pose in
 * https://github.com/ultralytics/ultralytics.
 */
public final class YoloPoseDecoder implements DecoderType {

  private static final String TASK = "pose";
  private static final int OF_BOX = 4;

  /** Creates the decoder. */
  @Inject
  public YoloPoseDecoder() {}

  @Override
  public String name() {
    return "yolo-pose";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, 4 + labels + 3 * keypoints, boxes]: boxes with keypoints",
        "YOLOv8-pose, YOLO11-pose, YOLOv7-pose",
        "One tensor of boxes as for `yolov8`, each with keypoints behind its label values: x, y in"
            + " pixels of the input tensor and a confidence. Shape: [1, 4 + labels + 3 * keypoints,"
            + " boxes]. Detections carry the keypoints by name; points beside the frame are left"
            + " out.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Stream.concat(
            HeadRows.PARAMETERS.stream(), Stream.of(PosePoints.KEYPOINTS, PosePoints.NUMBERS))
        .toList();
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    PosePoints points = PosePoints.read(parameters);
    return new PoseLayout(
        HeadRows.read(parameters, model, points.extras()),
        () -> new BoxReader(BoxForm.CENTER_AND_SIZE, BoxUnit.PIXELS, model),
        points);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return outputs.single(3).stream()
        .filter(output -> outputs.mayBeFor(TASK))
        .flatMap(output -> HeadShape.of(outputs, output).stream())
        .flatMap(head -> guess(outputs, head).stream())
        .toList();
  }

  /** Without the exporter's word, only values that cannot be those of labels speak for points. */
  private static Optional<Guess> guess(ModelOutputs outputs, HeadShape head) {
    int behindBox = head.numbers() - OF_BOX - (head.anchors() > 1 ? 1 : 0);
    boolean told = outputs.isFor(TASK);
    return PosePoints.Guessed.of(outputs, behindBox - 1)
        .filter(points -> behindBox > points.extras())
        .filter(points -> told || head.hasMoreThanConfidences(head.numbers() - points.extras()))
        .map(points -> guess(head, points, behindBox - points.extras(), told));
  }

  private static Guess guess(HeadShape head, PosePoints.Guessed points, int labels, boolean told) {
    int unlikely = points.isCoco() ? 70 : 30;
    return points.into(
        head.into(
            Guess.of(
                labels,
                told ? 98 : unlikely,
                "4 + %d + %d numbers for %s, the last of which are no confidences%s"
                    .formatted(
                        labels,
                        points.extras(),
                        head.description(),
                        told ? "; its exporter says that it is for poses" : ""))));
  }

  @Override
  public UsualManifest usualManifest() {
    return HeadRows.USUAL;
  }
}
