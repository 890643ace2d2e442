package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.Strides;
import jakarta.inject.Inject;
import java.util.List;

/**
 * {@code yunet}: for each stride a tensor of label values, of objectness, of boxes and of keypoints
 * of the cells of a grid.
 *
 * <p>Parameters: {@code labelTensors}, {@code objectnessTensors}, {@code boxTensors}, {@code
 * keypointTensors}, {@code strides}, {@code keypoints}. Source: Wu et al., YuNet, as OpenCV's
 * FaceDetectorYN reads it.
 */
public final class YunetDecoderType implements DecoderType {

  private static final int MAX_KEYPOINTS = 100;

  /** Creates the type. */
  @Inject
  public YunetDecoderType() {}

  @Override
  public String name() {
    return "yunet";
  }

  @Override
  public OutputLayout read(DecoderParameters parameters, ModelShape model) {
    List<Integer> strides = Strides.read(parameters, model);
    return new YunetLayout(
        Strides.tensors(parameters, "labelTensors", strides),
        Strides.tensors(parameters, "objectnessTensors", strides),
        Strides.tensors(parameters, "boxTensors", strides),
        Strides.tensors(parameters, "keypointTensors", strides),
        strides,
        parameters.distinctTexts("keypoints", MAX_KEYPOINTS),
        model);
  }
}
