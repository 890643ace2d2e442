package io.nunchi.cli.internal.analyze;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.source.FrameSource;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.cli.internal.source.SourceInfo;
import io.nunchi.cli.internal.source.SourceKind;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A camera that sends so many frames, and says before each how many it has sent. */
final class LiveFrames implements FrameSource {

  static final SourceInfo INFO =
      new SourceInfo(SourceKind.LIVE_STREAM, "gate", "rtsp://gate", 25, OptionalLong.empty());

  private final long count;
  private final LongConsumer beforeNext;
  private long sent;

  LiveFrames(long count, LongConsumer beforeNext) {
    this.count = count;
    this.beforeNext = beforeNext;
  }

  static SourceFrame.Decoded frame(long number, PixelFormat format) {
    return new SourceFrame.Decoded(
        number, Instant.EPOCH, Duration.ZERO, 0, FrameBuffer.allocate(32, 24, format));
  }

  @Override
  public SourceInfo info() {
    return INFO;
  }

  @Override
  public @Nullable SourceFrame next() {
    beforeNext.accept(sent);
    return sent == count ? null : frame(++sent, PixelFormat.BGR);
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }

  @Override
  public void close() {
    // nothing is held
  }
}
