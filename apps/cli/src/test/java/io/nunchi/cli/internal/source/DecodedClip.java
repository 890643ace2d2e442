package io.nunchi.cli.internal.source;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Plane;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A recording that was read to its end. */
record DecodedClip(
    List<SourceFrame.Decoded> frames,
    SourceMedia media,
    List<Problem> remarks,
    List<Problem> problems) {

  static DecodedClip of(Path file) throws CliException {
    try (VideoFileSource source = VideoFileSource.open(file)) {
      List<SourceFrame.Decoded> frames = new ArrayList<>();
      SourceFrame frame = source.next();
      while (frame != null) {
        if (frame instanceof SourceFrame.Decoded decoded) {
          frames.add(decoded);
        }
        frame = source.next();
      }
      return new DecodedClip(
          frames, source.media().orElseThrow(), source.remarks(), source.problems());
    }
  }

  FrameBuffer picture(int index) {
    return frames.get(index).picture();
  }

  List<Long> positionMillis() {
    return frames.stream().map(frame -> frame.position().toMillis()).toList();
  }

  List<String> remarkCodes() {
    return remarks.stream().map(Problem::code).toList();
  }

  /** A byte of a picture: of a sample, or of one colour of a pixel. */
  static int at(FrameBuffer picture, int plane, int column, int row) {
    Plane found = picture.planes().get(plane);
    return found.buffer().get(row * found.stride() + column) & 0xff;
  }
}
