package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.internal.json.StrictObject;
import io.nunchi.reference.internal.preprocess.ColorOrder;
import io.nunchi.reference.internal.preprocess.Interpolation;
import io.nunchi.reference.internal.preprocess.PixelScale;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import io.nunchi.reference.internal.preprocess.TensorFit;
import io.nunchi.reference.internal.preprocess.TensorForm;
import io.nunchi.reference.internal.preprocess.TensorLayout;
import io.nunchi.reference.internal.preprocess.TensorType;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The keys {@code input} and {@code preprocessing}.
 *
 * @param spec gives what both say, once the manifest is known to be free of problems
 */
record PictureInput(
    String name,
    int width,
    int height,
    OptionalInt sizeMultipleOf,
    Supplier<PreprocessingSpec> spec) {

  private static final float MAX_PIXEL_FACTOR = 1e6f;
  private static final float MIN_DIVISOR = 1e-6f;

  private static final Choices<TensorLayout> LAYOUTS =
      Choices.of("NCHW", TensorLayout.NCHW).or("NHWC", TensorLayout.NHWC);
  private static final Choices<TensorType> TYPES =
      Choices.of("float32", TensorType.FLOAT32)
          .or("float16", TensorType.FLOAT16)
          .or("uint8", TensorType.UINT8);
  private static final Choices<ColorOrder> COLOR_ORDERS =
      Choices.of("BGR", ColorOrder.BGR).or("RGB", ColorOrder.RGB).or("GRAY", ColorOrder.GRAY);
  private static final Choices<Interpolation> INTERPOLATIONS =
      Choices.of("linear", Interpolation.LINEAR)
          .or("nearest", Interpolation.NEAREST)
          .or("cubic", Interpolation.CUBIC)
          .or("area", Interpolation.AREA);

  static PictureInput read(StrictObject root) {
    StrictObject input = root.object("input");
    StrictObject preprocessing = root.object("preprocessing");
    String name = input.text("name");
    int width = input.integer("width", 1, PreprocessingSpec.MAX_SIDE);
    int height = input.integer("height", 1, PreprocessingSpec.MAX_SIDE);
    OptionalInt sizeMultipleOf = sizeMultipleOf(input);
    TensorLayout layout = input.choice("layout", LAYOUTS);
    TensorType type = input.choice("type", TYPES);
    ColorOrder colorOrder = preprocessing.choice("colorOrder", COLOR_ORDERS);
    Supplier<TensorFit> fit = TensorFitReader.read(preprocessing);
    Interpolation interpolation =
        preprocessing.choice("interpolation", INTERPOLATIONS, Interpolation.LINEAR);
    Supplier<PixelScale> pixels = pixels(preprocessing, colorOrder.channels());
    return new PictureInput(
        name,
        width,
        height,
        sizeMultipleOf,
        () ->
            new PreprocessingSpec(
                new TensorForm(width, height, layout, type),
                colorOrder,
                fit.get(),
                interpolation,
                pixels.get()));
  }

  /**
   * Reads the step of the input sizes; its presence says that the model runs at other sizes too.
   */
  private static OptionalInt sizeMultipleOf(StrictObject input) {
    int step = input.integer("sizeMultipleOf", 1, PreprocessingSpec.MAX_SIDE, 0);
    if (step == 0) {
      return OptionalInt.empty();
    }
    if (input.isSoundSoFar()) {
      for (String key : List.of("width", "height")) {
        int side = input.integer(key, 1, PreprocessingSpec.MAX_SIDE);
        if (side % step != 0) {
          input.wrong(
              key,
              "the size is not a multiple of sizeMultipleOf",
              "a multiple of " + step,
              String.valueOf(side),
              "correct one of the two");
        }
      }
    }
    return OptionalInt.of(step);
  }

  private static Supplier<PixelScale> pixels(StrictObject preprocessing, int channels) {
    float scale = preprocessing.number("scale", MIN_DIVISOR, MAX_PIXEL_FACTOR, 1);
    List<Float> mean =
        preprocessing.numbers(
            "mean", channels, -MAX_PIXEL_FACTOR, MAX_PIXEL_FACTOR, copies(channels, 0));
    List<Float> std =
        preprocessing.numbers("std", channels, MIN_DIVISOR, MAX_PIXEL_FACTOR, copies(channels, 1));
    return () -> new PixelScale(scale, mean, std);
  }

  private static List<Float> copies(int count, float value) {
    return Collections.nCopies(count, value);
  }
}
