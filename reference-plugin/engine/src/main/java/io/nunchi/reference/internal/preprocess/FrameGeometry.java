package io.nunchi.reference.internal.preprocess;

/**
 * The part of a frame that is used, its place in the tensor, and the way back.
 *
 * <p>A letterbox scales by {@code r = min(H/h, W/w)} and cuts the fraction of a pixel off the
 * resized picture, so the picture is up to one tensor pixel shorter than {@code r} says along its
 * shorter side. The way back divides by the scale of the picture as it was drawn, or by {@code r}
 * if {@link LetterboxUndo} says so. Both are the same when {@code r} times the side is whole, as
 * for 4:3 and 16:9 cameras and a side of 416 or 640.
 *
 * @param source the part of the frame that is used; its left and top are even, so that chroma
 *     samples are never cut
 * @param target the place of that part in the tensor; padding surrounds it
 * @param mapping the way back
 */
record FrameGeometry(PixelArea source, PixelArea target, FrameMapping mapping) {

  static FrameGeometry of(PreprocessingSpec spec, int frameWidth, int frameHeight) {
    return switch (spec.resizeMode()) {
      case LETTERBOX_TOP_LEFT -> letterbox(spec, frameWidth, frameHeight, false);
      case LETTERBOX_CENTERED -> letterbox(spec, frameWidth, frameHeight, true);
      case STRETCH -> stretch(spec, frameWidth, frameHeight);
      case CENTER_CROP -> centerCrop(spec, frameWidth, frameHeight);
    };
  }

  private static FrameGeometry letterbox(
      PreprocessingSpec spec, int frameWidth, int frameHeight, boolean centered) {
    // Whole numbers, because 416 / 49.0 * 49 is 415.99999999999994.
    boolean widthFills = (long) spec.width() * frameHeight <= (long) spec.height() * frameWidth;
    int width = widthFills ? spec.width() : scaled(frameWidth, spec.height(), frameHeight);
    int height = widthFills ? scaled(frameHeight, spec.width(), frameWidth) : spec.height();
    int left = centered ? (spec.width() - width) / 2 : 0;
    int top = centered ? (spec.height() - height) / 2 : 0;
    double undoneWidth = width;
    double undoneHeight = height;
    if (spec.undo() == LetterboxUndo.NOMINAL) {
      double r =
          widthFills ? (double) spec.width() / frameWidth : (double) spec.height() / frameHeight;
      // A picture too thin for its scale is drawn one pixel thick, and undone from there.
      undoneWidth = Math.max(1, frameWidth * r);
      undoneHeight = Math.max(1, frameHeight * r);
    }
    return new FrameGeometry(
        new PixelArea(0, 0, frameWidth, frameHeight),
        new PixelArea(left, top, width, height),
        new FrameMapping(
            1 / undoneWidth, -left / undoneWidth, 1 / undoneHeight, -top / undoneHeight));
  }

  private static FrameGeometry stretch(PreprocessingSpec spec, int frameWidth, int frameHeight) {
    return new FrameGeometry(
        new PixelArea(0, 0, frameWidth, frameHeight),
        new PixelArea(0, 0, spec.width(), spec.height()),
        new FrameMapping(1.0 / spec.width(), 0, 1.0 / spec.height(), 0));
  }

  private static FrameGeometry centerCrop(PreprocessingSpec spec, int frameWidth, int frameHeight) {
    boolean heightFills = (long) spec.width() * frameHeight <= (long) spec.height() * frameWidth;
    int width = heightFills ? scaled(frameHeight, spec.width(), spec.height()) : frameWidth;
    int height = heightFills ? frameHeight : scaled(frameWidth, spec.height(), spec.width());
    int left = even((frameWidth - width) / 2);
    int top = even((frameHeight - height) / 2);
    return new FrameGeometry(
        new PixelArea(left, top, width, height),
        new PixelArea(0, 0, spec.width(), spec.height()),
        new FrameMapping(
            (double) width / frameWidth / spec.width(),
            (double) left / frameWidth,
            (double) height / frameHeight / spec.height(),
            (double) top / frameHeight));
  }

  private static int scaled(int length, int numerator, int denominator) {
    return (int) Math.max(1, (long) length * numerator / denominator);
  }

  private static int even(int length) {
    return length & ~1;
  }
}
