package io.nunchi.cli.internal.video;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The meaning of a decoded frame's samples.
 *
 * @param matrix the frame's own, or the likely one of its size
 * @param isGuessed true if the stream names no matrix
 * @param range the samples that mean black and white
 * @param exact FFmpeg's name of the frame's matrix where the contract has none and FFmpeg converts
 * @param approximated FFmpeg's name of a matrix that nothing here converts; {@code matrix} stands
 *     for it
 */
record PictureColors(
    ColorMatrix matrix,
    boolean isGuessed,
    ColorRange range,
    Optional<String> exact,
    Optional<String> approximated) {

  /** Sizes from here on are high definition: a stream that says nothing means BT.709. */
  private static final int HD_WIDTH = 1280;

  /** Standard definition has at most 576 lines. */
  private static final int SD_HEIGHT = 576;

  static PictureColors of(AVFrame frame, PictureLayout layout) {
    ColorMatrix likely =
        frame.width() >= HD_WIDTH || frame.height() > SD_HEIGHT
            ? ColorMatrix.BT709
            : ColorMatrix.BT601;
    ColorRange range = range(frame, layout);
    if (!layout.hasChroma()) {
      return known(likely, range); // nothing that a matrix would apply to
    }
    int space = frame.colorspace();
    return switch (space) {
      case avutil.AVCOL_SPC_BT709 -> known(ColorMatrix.BT709, range);
      case avutil.AVCOL_SPC_BT470BG, avutil.AVCOL_SPC_SMPTE170M -> known(ColorMatrix.BT601, range);
      case avutil.AVCOL_SPC_BT2020_NCL -> known(ColorMatrix.BT2020, range);
      case avutil.AVCOL_SPC_FCC, avutil.AVCOL_SPC_SMPTE240M ->
          new PictureColors(
              likely, false, range, Optional.of(MediaNames.matrix(space)), Optional.empty());
      case avutil.AVCOL_SPC_UNSPECIFIED, avutil.AVCOL_SPC_RESERVED, avutil.AVCOL_SPC_RGB ->
          new PictureColors(likely, true, range, Optional.empty(), Optional.empty());
      default ->
          new PictureColors(
              space == avutil.AVCOL_SPC_BT2020_CL ? ColorMatrix.BT2020 : likely,
              false,
              range,
              Optional.empty(),
              Optional.of(MediaNames.matrix(space)));
    };
  }

  private static PictureColors known(ColorMatrix matrix, ColorRange range) {
    return new PictureColors(matrix, false, range, Optional.empty(), Optional.empty());
  }

  private static ColorRange range(AVFrame frame, PictureLayout layout) {
    return switch (frame.color_range()) {
      case avutil.AVCOL_RANGE_JPEG -> ColorRange.FULL;
      case avutil.AVCOL_RANGE_MPEG -> ColorRange.LIMITED;
      default -> layout.usualRange();
    };
  }
}
