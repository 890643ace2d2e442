package io.nunchi.reference.internal.preprocess;

import java.util.Collections;
import java.util.List;

/** Specifications for tests: whatever is not said is float, planar, BGR, linear and unscaled. */
final class SpecBuilder {

  private final int width;
  private final int height;
  private TensorLayout layout = TensorLayout.NCHW;
  private TensorType type = TensorType.FLOAT32;
  private ColorOrder order = ColorOrder.BGR;
  private ResizeMode mode = ResizeMode.LETTERBOX_TOP_LEFT;
  private LetterboxUndo undo = LetterboxUndo.EXACT;
  private LetterboxRounding rounding = LetterboxRounding.FLOOR;
  private double cropFraction = 1;
  private Interpolation interpolation = Interpolation.LINEAR;
  private int padValue = 114;
  private float scale = 1;
  private List<Float> mean = List.of();
  private List<Float> std = List.of();

  private SpecBuilder(int width, int height) {
    this.width = width;
    this.height = height;
  }

  static SpecBuilder tensor(int width, int height) {
    return new SpecBuilder(width, height);
  }

  SpecBuilder layout(TensorLayout newLayout) {
    layout = newLayout;
    return this;
  }

  SpecBuilder type(TensorType newType) {
    type = newType;
    return this;
  }

  SpecBuilder order(ColorOrder newOrder) {
    order = newOrder;
    return this;
  }

  SpecBuilder mode(ResizeMode newMode) {
    mode = newMode;
    return this;
  }

  SpecBuilder undo(LetterboxUndo newUndo) {
    undo = newUndo;
    return this;
  }

  SpecBuilder rounding(LetterboxRounding newRounding) {
    rounding = newRounding;
    return this;
  }

  SpecBuilder cropFraction(double newFraction) {
    cropFraction = newFraction;
    return this;
  }

  SpecBuilder interpolation(Interpolation newInterpolation) {
    interpolation = newInterpolation;
    return this;
  }

  SpecBuilder padValue(int newPadValue) {
    padValue = newPadValue;
    return this;
  }

  SpecBuilder scale(float newScale) {
    scale = newScale;
    return this;
  }

  SpecBuilder mean(Float... newMean) {
    mean = List.of(newMean);
    return this;
  }

  SpecBuilder std(Float... newStd) {
    std = List.of(newStd);
    return this;
  }

  PreprocessingSpec build() {
    List<Float> zeros = Collections.nCopies(order.channels(), 0f);
    List<Float> ones = Collections.nCopies(order.channels(), 1f);
    return new PreprocessingSpec(
        new TensorForm(width, height, layout, type),
        order,
        new TensorFit(mode, undo, rounding, cropFraction, padValue),
        interpolation,
        new PixelScale(scale, mean.isEmpty() ? zeros : mean, std.isEmpty() ? ones : std));
  }
}
