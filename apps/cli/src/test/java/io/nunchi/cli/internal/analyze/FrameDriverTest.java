package io.nunchi.cli.internal.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.api.Engine;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.frame.Offer;
import io.nunchi.api.frame.OfferedFrame;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.draw.AnnotationPainter;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.output.ResultLog;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.frame.PixelFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameDriverTest {

  private static final Duration NO_TIME = Duration.ZERO;

  @TempDir Path temporary = Path.of("");
  private final FrameTally tally = new FrameTally();

  @Test
  void writesDroppedFramesOfACameraAsTheyCome() throws Exception {
    drive(
        20,
        sent -> assertThat(lines()).as("lines before the next frame").hasSize((int) sent),
        Duration.ofHours(1),
        true);

    assertThat(lines()).hasSize(20);
    assertThat(tally.framesDropped()).isEqualTo(20);
  }

  @Test
  void reportsAnAnalyzerThatDoesNotReturnFromACamerasFrame() {
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> drive(1000, sent -> {}, NO_TIME, false))
        .satisfies(
            hung ->
                assertThat(hung.problems().get(0).code()).isEqualTo(CliErrors.NO_RESULT_IN_TIME));

    assertThat(tally.framesRead()).isEqualTo(1);
    assertThat(lines()).hasSize(1).first().asString().contains(FrameTally.NO_RESULT);
  }

  private void drive(long frames, LongConsumer beforeNext, Duration longest, boolean drops)
      throws CliException {
    OutputFolder folder = OutputFolder.prepare(temporary.resolve("out"), true);
    OutcomeOrder order = new OutcomeOrder();
    OutcomePump pump = new OutcomePump(order, tally, new Silence(), OptionalLong.empty(), () -> "");
    FrameFeed feed =
        new FrameFeed(false, (picture, taken) -> picture, order, pump::writeReady, problems -> {});
    try (OutcomeWriter writer =
        new OutcomeWriter(
            ResultLog.open(folder),
            Optional.empty(),
            AnnotationPainter.withoutText(),
            new FrameHeader("test", 1, OptionalLong.empty()),
            tally)) {
      pump.start(writer, new RunClock());
      new FrameDriver(
              new LiveFrames(frames, beforeNext),
              drops ? new DroppingStream(feed) : new HangingStream(),
              feed,
              order,
              pump,
              new StopSignal(),
              tally,
              longest,
              () -> {})
          .drive();
    }
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(temporary.resolve("out/results.jsonl"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Drops every frame at once, as when its analyzer is down. */
  private static final class DroppingStream extends HangingStream {

    private final FrameFeed feed;
    private long sequence;

    DroppingStream(FrameFeed feed) {
      this.feed = feed;
    }

    @Override
    public long offer(FrameBuffer frame, @Nullable Object tag) {
      sequence++;
      frame.release();
      feed.onDropped(
          DroppedFrame.of(
              OfferedFrame.of(FrameOrigin.of(camera()), sequence, Instant.EPOCH, 1, 1),
              DropReason.ANALYZER_DOWN,
              List.of()));
      return Offer.refused(sequence, DropReason.ANALYZER_DOWN);
    }
  }

  /** Never answers. */
  private static class HangingStream implements Stream {

    @Override
    public String id() {
      return "gate";
    }

    @Override
    public Camera camera() {
      return Camera.named("gate");
    }

    @Override
    public Set<PixelFormat> pixelFormats() {
      return Set.of(PixelFormat.BGR);
    }

    @Override
    public long offer(FrameBuffer frame, @Nullable Object tag) {
      return Offer.accepted(1);
    }

    @Override
    public boolean awaitIdle(Duration timeout) {
      return true;
    }

    @Override
    public StreamCounters counters() {
      return StreamCounters.builder().build();
    }

    @Override
    public StreamMetrics metrics() {
      return new StreamMetrics("gate", health(), counters(), 0, List.of());
    }

    @Override
    public StreamHealth health() {
      return new StreamHealth(StreamHealth.State.STARTING, Instant.EPOCH, "", "");
    }

    @Override
    public void changeSettings(Map<String, String> changes) {
      // it has none
    }

    @Override
    public void changeSettings(Map<String, String> changes, Set<String> unset) {
      // it has none
    }

    @Override
    public Optional<SavedState> saveState() {
      return Optional.empty();
    }

    @Override
    public void moveTo(Engine engine) {
      throw new UnsupportedOperationException("it hangs");
    }

    @Override
    public void moveTo(Engine engine, Map<String, String> cameraSettings) {
      throw new UnsupportedOperationException("it hangs");
    }

    @Override
    public void releaseFromQuarantine() {
      // never in it
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
