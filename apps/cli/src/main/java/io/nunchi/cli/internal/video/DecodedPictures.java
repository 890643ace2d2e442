package io.nunchi.cli.internal.video;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FramePool;
import io.nunchi.api.frame.InvalidFrameException;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded frames into upright pictures that say what their samples mean. Planes that an
 * analyzer can take are copied as they are. For one thread; closed by its creator.
 */
public final class DecodedPictures implements AutoCloseable {

  /** Pictures that are decoded, analyzed, and drawn on at the same time, and one to spare. */
  private static final int PICTURES_UNDER_WAY = 4;

  private static final int DISPLAY_MATRIX_NUMBERS = 9;

  private final FramePool pool = new FramePool(PICTURES_UNDER_WAY);
  private final MediaTally tally;
  private @Nullable FrameFilter filter;

  /** Begins to count. */
  public DecodedPictures() {
    this(new MediaTally());
  }

  /** Goes on counting, where a source was interrupted. */
  public DecodedPictures(MediaTally tally) {
    this.tally = tally;
  }

  /**
   * Makes a picture of a frame, which stays the caller's.
   *
   * @return the picture, which the caller releases
   */
  public FrameBuffer picture(AVFrame decoded) throws UndecodablePictureException {
    PictureLayout layout = PictureLayout.of(decoded.format());
    PictureColors colors = PictureColors.of(decoded, layout);
    Optional<DisplayRotation> orientation = orientation(decoded);
    String filters = FrameFilter.text(layout, colors, orientation.orElse(DisplayRotation.UPRIGHT));
    AVFrame upright = filters.isEmpty() ? decoded : filtered(decoded, filters);
    boolean isConverted = colors.exact().isPresent();
    FrameBuffer picture = acquire(upright, isConverted ? PixelFormat.BGR : layout.format());
    picture.colors(colors.matrix(), isConverted ? ColorRange.FULL : colors.range());
    DecodedPlanes.copy(upright, picture);
    tally.add(decoded, colors, orientation, picture);
    return picture;
  }

  private FrameBuffer acquire(AVFrame frame, PixelFormat format)
      throws UndecodablePictureException {
    try {
      return pool.acquire(frame.width(), frame.height(), format);
    } catch (InvalidFrameException tooLarge) {
      throw new UndecodablePictureException(tooLarge.problem().found(), tooLarge);
    }
  }

  private AVFrame filtered(AVFrame decoded, String filters) throws UndecodablePictureException {
    FrameFilter.Input input = FrameFilter.Input.of(decoded);
    FrameFilter current = filter;
    if (current == null || !current.isFor(input, filters)) {
      close();
      current = new FrameFilter(input, filters);
      filter = current;
    }
    return current.apply(decoded);
  }

  /** The orientation of a frame, or empty if it is none of the eight. */
  private static Optional<DisplayRotation> orientation(AVFrame frame) {
    AVFrameSideData found =
        avutil.av_frame_get_side_data(frame, avutil.AV_FRAME_DATA_DISPLAYMATRIX);
    if (found == null || found.isNull()) {
      return Optional.of(DisplayRotation.UPRIGHT);
    }
    IntBuffer numbers =
        found
            .data()
            .capacity(found.size())
            .asByteBuffer()
            .order(ByteOrder.nativeOrder())
            .asIntBuffer();
    int[] matrix = new int[DISPLAY_MATRIX_NUMBERS];
    numbers.get(matrix);
    return DisplayRotation.of(matrix);
  }

  /** The properties of the frames so far. */
  public MediaTally tally() {
    return tally;
  }

  @Override
  public void close() {
    if (filter != null) {
      filter.close();
      filter = null;
    }
  }
}
