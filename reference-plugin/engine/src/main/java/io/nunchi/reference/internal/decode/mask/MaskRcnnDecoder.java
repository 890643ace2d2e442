package io.nunchi.reference.internal.decode.mask;

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
import io.nunchi.reference.internal.decode.row.LabelsBoxesScoresDecoder;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code mask-rcnn}: label numbers, boxes, confidences and masks, each with one row per detection.
 * Source: He et al., Mask R-CNN, arXiv 1703.06870, as torchvision exports it.
 */
public final class MaskRcnnDecoder implements DecoderType {

  private final LabelsBoxesScoresDecoder boxes;

  /**
   * Creates the decoder.
   *
   * @param boxes reads all outputs but the masks
   */
  @Inject
  public MaskRcnnDecoder(LabelsBoxesScoresDecoder boxes) {
    this.boxes = boxes;
  }

  @Override
  public String name() {
    return "mask-rcnn";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "label numbers, boxes, confidences and masks",
        "Mask R-CNN of torchvision and of the ONNX model zoo",
        "Four tensors: three as for `labels-boxes-scores`, and a mask for each row, over its box or"
            + " over the picture. Without the first axis (`\"batchAxis\": false`), as torchvision"
            + " exports them: [rows], [rows, 4], [rows], [rows, 1, 28, 28]. Use"
            + " `\"nms\": {\"mode\": \"none\"}`.");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return Stream.concat(boxes.parameters().stream(), RowMasks.PARAMETERS.stream()).toList();
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    return new MaskedRowsLayout(
        boxes.read(parameters, model),
        RowMasks.read(parameters, LabelsBoxesScoresDecoder.QUERIES, model),
        model);
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
