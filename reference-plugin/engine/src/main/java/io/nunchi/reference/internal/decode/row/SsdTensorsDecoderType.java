package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.BoxForm;
import io.nunchi.reference.internal.decode.BoxUnit;
import jakarta.inject.Inject;

/**
 * {@code ssd-tensors}: four tensors, boxes, label numbers, confidences and how many of them count,
 * as the detection models of TensorFlow answer.
 *
 * <p>Parameters: {@code boxesTensor}, {@code labelsTensor}, {@code scoresTensor}, {@code
 * countTensor}, {@code rows}, {@code firstLabel}, {@code boxForm}, {@code boxUnit}. Source: the
 * TensorFlow Object Detection API, {@code detection_boxes} and its companions.
 */
public final class SsdTensorsDecoderType implements DecoderType {

  private static final int MAX_ROWS = 1_000_000;
  private static final int MAX_FIRST_LABEL = 1000;

  /** Creates the type. */
  @Inject
  public SsdTensorsDecoderType() {}

  @Override
  public String name() {
    return "ssd-tensors";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    return new SsdTensorsLayout(
        parameters.text("boxesTensor"),
        parameters.text("labelsTensor"),
        parameters.text("scoresTensor"),
        parameters.text("countTensor"),
        parameters.integer("rows", 1, MAX_ROWS, (int) ExpectedTensor.ANY),
        parameters.integer("firstLabel", 0, MAX_FIRST_LABEL),
        parameters.choice("boxForm", BoxForm.CHOICES, BoxForm.CORNERS_Y_FIRST),
        parameters.choice("boxUnit", BoxUnit.CHOICES, BoxUnit.NORMALISED),
        model);
  }
}
