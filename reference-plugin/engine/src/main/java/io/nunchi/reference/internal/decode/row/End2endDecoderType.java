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
 * {@code end2end}: one tensor of rows x (box, confidence, label number), as YOLOv10 and YOLO26
 * answer, and other detectors that were exported together with their suppression.
 *
 * <p>Parameters: {@code tensor}, {@code rows}, {@code boxForm}, {@code boxUnit}. Source: Wang et
 * al., YOLOv10, arXiv 2405.14458.
 */
public final class End2endDecoderType implements DecoderType {

  private static final int MAX_ROWS = 1_000_000;

  /** Creates the type. */
  @Inject
  public End2endDecoderType() {}

  @Override
  public String name() {
    return "end2end";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    return new End2endLayout(
        parameters.text("tensor"),
        parameters.integer("rows", 1, MAX_ROWS, (int) ExpectedTensor.ANY),
        parameters.choice("boxForm", BoxForm.CHOICES, BoxForm.CORNERS),
        parameters.choice("boxUnit", BoxUnit.CHOICES, BoxUnit.PIXELS),
        model);
  }
}
