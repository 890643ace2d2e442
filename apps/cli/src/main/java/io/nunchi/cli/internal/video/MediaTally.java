package io.nunchi.cli.internal.video;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.ColorMatrix;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** Counts and remembers what decoded frames say of themselves. For one thread. */
public final class MediaTally {

  private @Nullable MediaFacts first;
  private int lastWidth;
  private int lastHeight;
  private int sizeChanges;
  private long interlaced;
  private long ofOtherAngle;
  private long damaged;

  void add(
      AVFrame frame,
      PictureColors colors,
      Optional<DisplayRotation> orientation,
      FrameBuffer picture) {
    if (first == null) {
      first = facts(frame, colors, orientation.orElse(DisplayRotation.UPRIGHT), picture);
    } else if (frame.width() != lastWidth || frame.height() != lastHeight) {
      sizeChanges++;
    }
    lastWidth = frame.width();
    lastHeight = frame.height();
    if ((frame.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0) {
      interlaced++;
    }
    if (orientation.isEmpty()) {
      ofOtherAngle++;
    }
    if ((frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0) {
      damaged++;
    }
  }

  private static MediaFacts facts(
      AVFrame frame, PictureColors colors, DisplayRotation orientation, FrameBuffer picture) {
    PictureLayout layout = PictureLayout.of(frame.format());
    Optional<ColorMatrix> matrix =
        layout.hasChroma() && colors.exact().isEmpty()
            ? Optional.of(colors.matrix())
            : Optional.empty();
    return new MediaFacts(
        picture.width(),
        picture.height(),
        new MediaFacts.Stored(
            frame.width(),
            frame.height(),
            MediaNames.pixelFormat(frame.format()),
            pixelAspect(frame.sample_aspect_ratio())),
        orientation.degrees(),
        orientation.isMirrored(),
        new MediaFacts.Colors(
            picture.pixelFormat(),
            matrix,
            layout.hasChroma() && colors.isGuessed(),
            layout.hasChroma() ? colors.exact().or(colors::approximated) : Optional.empty(),
            picture.colorRange(),
            MediaNames.primaries(frame.color_primaries()),
            MediaNames.transfer(frame.color_trc())));
  }

  private static String pixelAspect(AVRational ratio) {
    boolean square = ratio.num() <= 0 || ratio.den() <= 0 || ratio.num() == ratio.den();
    return square ? "1:1" : ratio.num() + ":" + ratio.den();
  }

  /** The properties of the first frame; empty before it. */
  public Optional<MediaFacts> first() {
    return Optional.ofNullable(first);
  }

  /** The number of times at which a frame had another stored size than the one before. */
  public int sizeChanges() {
    return sizeChanges;
  }

  /** The number of frames made of two fields that were taken one after the other. */
  public long interlaced() {
    return interlaced;
  }

  /** The number of frames of which the decoder had to make up a part. */
  public long damaged() {
    return damaged;
  }

  /** The number of frames whose display matrix is none of the eight orientations. */
  public long ofOtherAngle() {
    return ofOtherAngle;
  }
}
