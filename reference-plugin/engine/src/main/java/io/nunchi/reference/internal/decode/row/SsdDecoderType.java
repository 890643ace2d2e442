package io.nunchi.reference.internal.decode.row;

import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import jakarta.inject.Inject;

/**
 * {@code ssd}: one tensor of 1 x 1 x rows x (image number, label number, confidence, left, top,
 * right, bottom in parts of the input tensor), as the DetectionOutput layer of Caffe and OpenVINO
 * answers.
 *
 * <p>Parameters: {@code tensor}, {@code rows}, {@code firstLabel}. Source: Liu et al., SSD, arXiv
 * 1512.02325.
 */
public final class SsdDecoderType implements DecoderType {

  private static final int MAX_ROWS = 1_000_000;
  private static final int MAX_FIRST_LABEL = 1000;

  /** Creates the type. */
  @Inject
  public SsdDecoderType() {}

  @Override
  public String name() {
    return "ssd";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    return new SsdLayout(
        parameters.text("tensor"),
        parameters.integer("rows", 1, MAX_ROWS, (int) ExpectedTensor.ANY),
        parameters.integer("firstLabel", 0, MAX_FIRST_LABEL),
        model);
  }
}
