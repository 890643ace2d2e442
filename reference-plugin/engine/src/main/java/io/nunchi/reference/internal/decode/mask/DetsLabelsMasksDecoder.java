package io.nunchi.reference.internal.decode.mask;

import static io.nunchi.reference.internal.decode.SharedParameters.OPEN_ROWS;

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
import io.nunchi.reference.internal.decode.row.DetsLabelsDecoder;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code dets-labels-masks}: boxes with their confidences, label numbers and masks. Source:
 * MMDeploy's {@code dets}, {@code labels} and {@code masks},
 * https://github.com/open-mmlab/mmdeploy.
 */
public final class DetsLabelsMasksDecoder implements DecoderType {

  private final DetsLabelsDecoder boxes;

  /**
   * Creates the decoder.
   *
   * @param boxes reads all outputs but the masks
   */
  @Inject
  public DetsLabelsMasksDecoder(DetsLabelsDecoder boxes) {
    this.boxes = boxes;
  }

  @Override
  public String name() {
    return "dets-labels-masks";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "[1, rows, 5], [1, rows] and [1, rows, 28, 28]: boxes, label numbers and masks",
        "Mask R-CNN, RTMDet-Ins and other instance masks of MMDetection exported by MMDeploy",
        "Three tensors: two as for `dets-labels`, and a mask for each row, over its box or over the"
            + " picture. Shapes: [1, rows, 5], [1, rows], [1, rows, mask rows, mask columns]. Use"
            + " `\"nms\": {\"mode\": \"none\"}`.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Stream.concat(boxes.parameters().stream(), RowMasks.PARAMETERS.stream()).toList();
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new MaskedRowsLayout(
        boxes.read(parameters, model), RowMasks.read(parameters, OPEN_ROWS, model), model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    return RowMasks.guesses(outputs, boxes);
  }

  @Override
  public UsualManifest usualManifest() {
    return boxes.usualManifest();
  }
}
