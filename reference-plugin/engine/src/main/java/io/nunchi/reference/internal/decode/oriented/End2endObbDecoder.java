package io.nunchi.reference.internal.decode.oriented;

import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;

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
import io.nunchi.reference.internal.decode.head.FinalRows;
import java.util.List;

/**
 * {@code end2end-obb}: rows of detections with an angle, of a model that suppresses doubles itself.
 * Source: OBB26 in https://github.com/ultralytics/ultralytics.
 */
public final class End2endObbDecoder implements DecoderType {

  private static final String TASK = "obb";
  private static final int ROW_LENGTH = FinalRows.OF_BOX_AND_LABEL + 1;

  /** Creates the decoder. */
  @Inject
  public End2endObbDecoder() {}

  @Override
  public String name() {
    return "end2end-obb";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, rows, 7]: detections with an angle",
        "YOLO26-obb, OBB models of Ultralytics exported with their NMS",
        "One tensor of rows: center x, center y, width, height, confidence, label number, angle."
            + " Shape: [1, rows, 7]. Rows with a confidence of 0 are padding."
            + OrientedLayout.HELP
            + " Use `\"nms\": {\"mode\": \"none\"}`.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return FinalRows.PARAMETERS;
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new OrientedLayout(FinalRows.read(parameters, OrientedLayout.ANGLE));
  }

  /** Rows of seven numbers may mean other things, so only the exporter's word decides. */
  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return outputs.single(3).stream()
        .filter(output -> outputs.isFor(TASK) && output.dimension(2) == ROW_LENGTH)
        .map(
            output ->
                Guess.of(0, 98, "rows of 7 numbers; its exporter says that boxes are turned")
                    .with(TENSOR, output.name()))
        .toList();
  }

  @Override
  public UsualManifest usualManifest() {
    return FinalRows.USUAL;
  }
}
