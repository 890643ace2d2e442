package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Strides;
import jakarta.inject.Inject;

/**
 * {@code fastestdet}: one tensor of (objectness, x, y, width, height, one value per label) x rows x
 * columns of a single grid.
 *
 * <p>Parameters: {@code tensor}, {@code stride}. Source: FastestDet's own post-processing,
 * https://github.com/dog-qiuqiu/FastestDet.
 */
public final class FastestdetDecoderType implements DecoderType {

  private static final int MAX_STRIDE = 256;

  /** Creates the type. */
  @Inject
  public FastestdetDecoderType() {}

  @Override
  public String name() {
    return "fastestdet";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    String tensor = parameters.text("tensor");
    int stride = parameters.integer("stride", 1, MAX_STRIDE);
    return new FastestdetLayout(
        tensor,
        Strides.cells(model.inputWidth(), stride),
        Strides.cells(model.inputHeight(), stride),
        model);
  }
}
