package io.nunchi.reference.internal.preprocess;

/**
 * The part of a frame that is used, its place in the tensor, and the way back.
 *
 * <p>A letterbox scales by {@code r = min(H/h, W/w)} and draws whole pixels, as {@link
 * LetterboxRounding} says, so the picture is up to one tensor pixel shorter or longer than {@code
 * r} says along its shorter side. The way back divides by the scale of the picture as it was drawn,
 * or by {@code r} if {@link LetterboxUndo} says so. Both are the same when {@code r} times the side
 * is whole, as for 4:3 and 16:9 cameras and a side of 416 or 640.
 *
 * @param source the part of the frame that is used; its left and top are even, so that chroma
 *     samples are never cut
 * @param target the place of that part in the tensor; padding surrounds it
 * @param mapping the way back
 */
record FrameGeometry(PixelArea source, PixelArea target, FrameMapping mapping) {

  static FrameGeometry of(PreprocessingSpec spec, int frameWidth, int frameHeight) {
    return switch (spec.fit().mode()) {
      case LETTERBOX_TOP_LEFT -> letterbox(spec, frameWidth, frameHeight, false);
      case LETTERBOX_CENTERED -> letterbox(spec, frameWidth, frameHeight, true);
      case STRETCH -> stretch(spec, frameWidth, frameHeight);
      case CENTER_CROP -> centerCrop(spec, frameWidth, frameHeight);
    };
  }

  private static FrameGeometry letterbox(
      PreprocessingSpec spec, int frameWidth, int frameHeight, boolean centered) {
    double byWidth = (double) spec.width() / frameWidth;
    double byHeight = (double) spec.height() / frameHeight;
    double r = Math.min(byWidth, byHeight);
    LetterboxRounding rounding = spec.fit().rounding();
    // 23 * (416 / 23.0) is 415.99999999999994: YOLOX draws 415 pixels of it, and NanoDet, which
    // centers, gives the side that fills the tensor its full length.
    boolean full = centered || rounding != LetterboxRounding.FLOOR;
    int width =
        full && byWidth <= byHeight ? spec.width() : rounding.drawn(frameWidth * r, spec.width());
    int height =
        full && byHeight <= byWidth
            ? spec.height()
            : rounding.drawn(frameHeight * r, spec.height());
    int left = centered ? (spec.width() - width) / 2 : 0;
    int top = centered ? (spec.height() - height) / 2 : 0;
    double undoneWidth = width;
    double undoneHeight = height;
    if (spec.fit().undo() == LetterboxUndo.NOMINAL) {
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
    double zoom =
        Math.min((double) frameWidth / spec.width(), (double) frameHeight / spec.height())
            * spec.fit().cropFraction();
    int width = cropped(spec.width() * zoom, frameWidth);
    int height = cropped(spec.height() * zoom, frameHeight);
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

  private static int cropped(double length, int most) {
    return (int) Math.max(1, Math.min(most, Math.rint(length)));
  }

  private static int even(int length) {
    return length & ~1;
  }
}
