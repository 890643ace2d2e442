package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.internal.json.StrictObject;
import io.nunchi.reference.internal.preprocess.LetterboxRounding;
import io.nunchi.reference.internal.preprocess.LetterboxUndo;
import io.nunchi.reference.internal.preprocess.ResizeMode;
import io.nunchi.reference.internal.preprocess.TensorFit;
import java.util.function.Supplier;

/** The keys of {@code preprocessing} that say how a frame fits the tensor. */
final class TensorFitReader {

  private static final float LEAST_CROP = 0.01f;
  private static final String LEAVE_OUT = "leave the key out";

  private static final Choices<ResizeMode> MODES =
      Choices.of("letterboxTopLeft", ResizeMode.LETTERBOX_TOP_LEFT)
          .or("letterboxCentered", ResizeMode.LETTERBOX_CENTERED)
          .or("stretch", ResizeMode.STRETCH)
          .or("centerCrop", ResizeMode.CENTER_CROP);
  private static final Choices<LetterboxUndo> UNDOINGS =
      Choices.of("exact", LetterboxUndo.EXACT).or("nominal", LetterboxUndo.NOMINAL);
  private static final Choices<LetterboxRounding> ROUNDINGS =
      Choices.of("floor", LetterboxRounding.FLOOR)
          .or("halfEven", LetterboxRounding.HALF_EVEN)
          .or("halfUp", LetterboxRounding.HALF_UP);

  private TensorFitReader() {}

  /** Reads the keys; what they say together is there once the manifest has no problem. */
  static Supplier<TensorFit> read(StrictObject preprocessing) {
    ResizeMode mode = preprocessing.choice("resize", MODES);
    LetterboxUndo undo = preprocessing.choice("undo", UNDOINGS, LetterboxUndo.EXACT);
    LetterboxRounding rounding =
        preprocessing.choice("rounding", ROUNDINGS, LetterboxRounding.FLOOR);
    float cropFraction = preprocessing.number("cropFraction", LEAST_CROP, 1, 1);
    int padValue = padValue(preprocessing, mode);
    if (!mode.isLetterbox() && undo == LetterboxUndo.NOMINAL) {
      preprocessing.wrong(
          "undo",
          "only a letterbox has a nominal scale",
          "\"exact\", or a letterbox as \"resize\"",
          "\"nominal\"",
          LEAVE_OUT);
    }
    if (!mode.isLetterbox() && rounding != LetterboxRounding.FLOOR) {
      preprocessing.wrong(
          "rounding",
          "only a letterbox rounds the sides of the picture",
          "\"floor\", or a letterbox as \"resize\"",
          rounding == LetterboxRounding.HALF_UP ? "\"halfUp\"" : "\"halfEven\"",
          LEAVE_OUT);
    }
    if (mode != ResizeMode.CENTER_CROP && cropFraction < 1) {
      preprocessing.wrong(
          "cropFraction",
          "only a crop takes a part of the frame",
          "1, or \"centerCrop\" as \"resize\"",
          String.valueOf(cropFraction),
          LEAVE_OUT);
    }
    return () -> new TensorFit(mode, undo, rounding, cropFraction, padValue);
  }

  /** Letterboxes are trained with a certain border, so that one must be said. */
  private static int padValue(StrictObject preprocessing, ResizeMode mode) {
    return mode.isLetterbox()
        ? preprocessing.integer("padValue", 0, 255)
        : preprocessing.integer("padValue", 0, 255, 0);
  }
}
