package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.internal.json.StrictObject;
import io.nunchi.reference.internal.preprocess.ColorOrder;
import io.nunchi.reference.internal.preprocess.Interpolation;
import io.nunchi.reference.internal.preprocess.LetterboxUndo;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import io.nunchi.reference.internal.preprocess.ResizeMode;
import io.nunchi.reference.internal.preprocess.TensorLayout;
import io.nunchi.reference.internal.preprocess.TensorType;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** The keys {@code input} and {@code preprocessing}. */
record PictureInput(
    String name,
    int width,
    int height,
    OptionalInt sizeMultipleOf,
    TensorLayout layout,
    TensorType type,
    ColorOrder colorOrder,
    ResizeMode resize,
    LetterboxUndo undo,
    Interpolation interpolation,
    int padValue,
    float scale,
    List<Float> mean,
    List<Float> std) {

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
  private static final Choices<ResizeMode> RESIZE_MODES =
      Choices.of("letterboxTopLeft", ResizeMode.LETTERBOX_TOP_LEFT)
          .or("letterboxCentered", ResizeMode.LETTERBOX_CENTERED)
          .or("stretch", ResizeMode.STRETCH)
          .or("centerCrop", ResizeMode.CENTER_CROP);
  private static final Choices<LetterboxUndo> UNDOINGS =
      Choices.of("exact", LetterboxUndo.EXACT).or("nominal", LetterboxUndo.NOMINAL);
  private static final Choices<Interpolation> INTERPOLATIONS =
      Choices.of("linear", Interpolation.LINEAR)
          .or("nearest", Interpolation.NEAREST)
          .or("cubic", Interpolation.CUBIC)
          .or("area", Interpolation.AREA);

  static PictureInput read(StrictObject root) {
    StrictObject input = root.object("input");
    StrictObject preprocessing = root.object("preprocessing");
    ColorOrder colorOrder = preprocessing.choice("colorOrder", COLOR_ORDERS);
    int channels = colorOrder == ColorOrder.GRAY ? 1 : 3;
    ResizeMode resize = preprocessing.choice("resize", RESIZE_MODES);
    return new PictureInput(
        input.text("name"),
        input.integer("width", 1, PreprocessingSpec.MAX_SIDE),
        input.integer("height", 1, PreprocessingSpec.MAX_SIDE),
        sizeMultipleOf(input),
        input.choice("layout", LAYOUTS),
        input.choice("type", TYPES),
        colorOrder,
        resize,
        undo(preprocessing, resize),
        preprocessing.choice("interpolation", INTERPOLATIONS, Interpolation.LINEAR),
        padValue(preprocessing, resize),
        preprocessing.number("scale", MIN_DIVISOR, MAX_PIXEL_FACTOR, 1),
        preprocessing.numbers(
            "mean", channels, -MAX_PIXEL_FACTOR, MAX_PIXEL_FACTOR, copies(channels, 0)),
        preprocessing.numbers("std", channels, MIN_DIVISOR, MAX_PIXEL_FACTOR, copies(channels, 1)));
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

  PreprocessingSpec toSpec() {
    return new PreprocessingSpec(
        width,
        height,
        layout,
        type,
        colorOrder,
        resize,
        undo,
        interpolation,
        padValue,
        scale,
        mean,
        std);
  }

  /** Letterboxes are trained with a certain border, so that one must be said. */
  private static int padValue(StrictObject preprocessing, ResizeMode resize) {
    return resize.isLetterbox()
        ? preprocessing.integer("padValue", 0, 255)
        : preprocessing.integer("padValue", 0, 255, 0);
  }

  private static LetterboxUndo undo(StrictObject preprocessing, ResizeMode resize) {
    LetterboxUndo undo = preprocessing.choice("undo", UNDOINGS, LetterboxUndo.EXACT);
    if (undo == LetterboxUndo.NOMINAL && !resize.isLetterbox()) {
      preprocessing.wrong(
          "undo",
          "only a letterbox has a nominal scale",
          "\"exact\", or a letterbox as \"resize\"",
          "\"nominal\"",
          "leave the key out");
    }
    return undo;
  }

  private static List<Float> copies(int count, float value) {
    return Collections.nCopies(count, value);
  }
}
