package io.nunchi.cli.internal.source;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.bench.Footage;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.video.PictureFit;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Decodes a recording into memory, so that decoding is not measured. */
public final class PreloadedFrames {

  private PreloadedFrames() {}

  /**
   * Reads the first frames of a recording.
   *
   * @param location a recording or a folder of images
   * @param most the largest number of frames
   */
  public static Footage of(String location, int most) throws CliException {
    Sources.refuseLive(location);
    List<FrameBuffer> pictures = new ArrayList<>();
    try (FrameSource source = Sources.open(SourceRequest.of(location))) {
      SourceFrame frame = source.next();
      while (frame != null) {
        if (frame instanceof SourceFrame.Decoded decoded) {
          pictures.add(decoded.picture());
        } else if (frame instanceof SourceFrame.Unreadable unreadable
            && source.info().isOfPictures()) {
          throw CliException.unusable(unreadable.problem());
        }
        frame = pictures.size() < most ? source.next() : null;
      }
      if (pictures.isEmpty()) {
        throw CliException.unusable(
            Problem.of(CliErrors.NO_FRAME, "not one frame can be decoded")
                .expected("at least one frame")
                .found("none")
                .where(source.info().location())
                .fix("name another source"));
      }
    }
    return new Footage(location, pictures, PreloadedFrames::fitting);
  }

  private static FrameBuffer fitting(FrameBuffer picture, Set<PixelFormat> accepted) {
    try (PictureFit fit = new PictureFit()) {
      return fit.fitting(picture, accepted);
    }
  }
}
