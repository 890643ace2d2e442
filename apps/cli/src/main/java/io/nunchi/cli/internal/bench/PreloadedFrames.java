package io.nunchi.cli.internal.bench;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.source.FrameSource;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.cli.internal.source.SourceRequest;
import io.nunchi.cli.internal.source.Sources;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;

/** Decoded frames in memory, so that decoding is not measured. */
final class PreloadedFrames {

  private PreloadedFrames() {}

  /** The first frames of a recording, at least one. */
  static List<FrameBuffer> of(String location, int most) throws CliException {
    refuseLive(location);
    List<FrameBuffer> pictures = new ArrayList<>();
    try (FrameSource source = Sources.open(SourceRequest.of(location))) {
      SourceFrame frame = source.next();
      while (frame != null) {
        if (frame instanceof SourceFrame.Decoded decoded) {
          pictures.add(decoded.picture());
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
    return pictures;
  }

  private static void refuseLive(String source) throws CliException {
    if (Sources.isLive(source)) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "a live source cannot be measured again")
              .expected("a video file or a folder of images")
              .found("an rtsp URL")
              .where("SOURCE")
              .fix("record a piece of it first"));
    }
  }
}
