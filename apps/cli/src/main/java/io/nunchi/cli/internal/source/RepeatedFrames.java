package io.nunchi.cli.internal.source;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;

/** The decoded frames of a recording, from its beginning again after its end. For one thread. */
final class RepeatedFrames implements AutoCloseable {

  private final String location;
  private FrameSource source;
  private boolean isNew = true;

  private RepeatedFrames(String location, FrameSource source) {
    this.location = location;
    this.source = source;
  }

  static RepeatedFrames of(String location) throws CliException {
    Sources.refuseLive(location);
    return new RepeatedFrames(location, Sources.open(SourceRequest.of(location)));
  }

  /** The next frame, whose picture the caller releases. */
  SourceFrame.Decoded next() throws CliException {
    while (true) {
      SourceFrame frame = source.next();
      if (frame instanceof SourceFrame.Decoded decoded) {
        isNew = false;
        return decoded;
      }
      if (frame instanceof SourceFrame.Unreadable unreadable && source.info().isOfPictures()) {
        throw CliException.unusable(unreadable.problem());
      }
      if (frame == null) {
        startAgain();
      }
    }
  }

  private void startAgain() throws CliException {
    if (isNew) {
      throw CliException.unusable(
          Problem.of(CliErrors.NO_FRAME, "not one frame can be decoded")
              .expected("at least one frame")
              .found("none")
              .where(source.info().location())
              .fix("name another source"));
    }
    source.close();
    source = Sources.open(SourceRequest.of(location));
    isNew = true;
  }

  @Override
  public void close() {
    source.close();
  }
}
