package io.nunchi.reference.internal.decode.pose;

import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.DecoderHelp;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.BoxUnit;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.reference.internal.decode.head.FinalRows;
import io.nunchi.reference.internal.decode.head.HeadShape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code end2end-pose}: rows of detections with keypoints, of a model that suppresses doubles
 * itself. Source: Pose26 in https://github.com/ultralytics/ultralytics.
 */
public final class End2endPoseDecoder implements DecoderType {

  private static final Parameter<BoxForm> BOX_FORM =
      SharedParameters.BOX_FORM.byDefault(BoxForm.CORNERS);
  private static final String TASK = "pose";

  /** Creates the decoder. */
  @Inject
  public End2endPoseDecoder() {}

  @Override
  public String name() {
    return "end2end-pose";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, rows, 6 + 3 * keypoints]: detections with keypoints",
        "YOLO26-pose, pose models of Ultralytics exported with their NMS",
        "One tensor of rows as for `end2end`, each with keypoints behind its label number as for"
            + " `yolo-pose`. Shape: [1, rows, 6 + 3 * keypoints]. Use"
            + " `\"nms\": {\"mode\": \"none\"}`.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Stream.concat(
            FinalRows.PARAMETERS.stream(),
            Stream.of(BOX_FORM, PosePoints.KEYPOINTS, PosePoints.NUMBERS))
        .toList();
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    PosePoints points = PosePoints.read(parameters);
    BoxForm form = parameters.get(BOX_FORM);
    return new PoseLayout(
        FinalRows.read(parameters, points.extras()),
        () -> new BoxReader(form, BoxUnit.PIXELS, model),
        points);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return outputs.single(3).stream()
        .filter(output -> outputs.mayBeFor(TASK) && HeadShape.of(outputs, output).isEmpty())
        .flatMap(output -> guess(outputs, output).stream())
        .toList();
  }

  private static Optional<Guess> guess(ModelOutputs outputs, TensorFact output) {
    int extras = (int) output.dimension(2) - FinalRows.OF_BOX_AND_LABEL;
    return PosePoints.Guessed.of(outputs, extras)
        .filter(points -> points.extras() == extras)
        .filter(points -> outputs.isFor(TASK) || points.isCoco())
        .map(
            points ->
                points.into(
                    Guess.of(
                            0,
                            outputs.isFor(TASK) ? 98 : 85,
                            "rows of 6 + %d numbers: box, confidence, label, %d keypoints"
                                .formatted(extras, points.count()))
                        .with(TENSOR, output.name())));
  }

  @Override
  public UsualManifest usualManifest() {
    return FinalRows.USUAL;
  }
}
