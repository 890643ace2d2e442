package io.nunchi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchedFrameTest {

  private static final long PATIENCE_SECONDS = 600;

  private final WatchedFrame frame =
      new WatchedFrame(FramePixels.grey(FrameLayout.of(4, 2, PixelFormat.GRAY8)), 3);

  @Test
  void hasOtherClocksButTheStreamsTimeWhenAsked() {
    WatchedFrame frame =
        new WatchedFrame(FramePixels.grey(FrameLayout.of(4, 2, PixelFormat.GRAY8)), 3);
    long streamTime = frame.streamTimeNanos();

    assertThat(frame.at(Instant.EPOCH, 77)).isSameAs(frame);

    assertThat(frame.captureTime()).isEqualTo(Instant.EPOCH);
    assertThat(frame.arrivalNanos()).isEqualTo(77);
    assertThat(frame.streamTimeNanos()).isEqualTo(streamTime).isEqualTo(300_000_000);
  }

  @Test
  void countsNoAccessDuringTheCall() {
    frame.planes();

    assertThat(frame.lateAccesses()).isZero();
  }

  @Test
  void countsAccessesAfterTheCall() {
    frame.endBorrow();

    frame.planes();
    frame.width();

    assertThat(frame.lateAccesses()).isEqualTo(2);
  }

  @Test
  void allowsAccessWhileALeaseIsOpen() {
    FrameLease lease = frame.retain();
    frame.endBorrow();

    lease.frame().planes();

    assertThat(frame.lateAccesses()).isZero();
    assertThat(frame.openLeases()).isEqualTo(1);
    lease.close();
    lease.close();
    assertThat(frame.openLeases()).isZero();
  }

  @Test
  void refusesALeaseAfterTheCall() {
    frame.endBorrow();

    assertThatIllegalStateException().isThrownBy(frame::retain).withMessageContaining("5.3");
    assertThat(frame.lateAccesses()).isEqualTo(1);
  }

  @Test
  void tellsTimesThatFollowFromItsSequence() {
    assertThat(frame.sequence()).isEqualTo(3);
    assertThat(frame.arrivalNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(300));
    assertThat(frame.captureTime()).hasToString("2026-01-01T00:00:00.300Z");
  }

  @Test
  void blocksAReaderUntilTheLatchIsReleased() throws Exception {
    ReadLatch latch = new ReadLatch();
    frame.blockedBy(latch);
    assertThat(latch.awaitReader(Duration.ZERO)).isFalse();

    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(
            () -> frame.planes().size(), task -> new Thread(task).start());
    assertThat(latch.awaitReader(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
    assertThat(reader).isNotDone();
    latch.release();

    assertThat(reader.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void keepsAnInterruptForTheReader() throws Exception {
    ReadLatch latch = new ReadLatch();
    frame.blockedBy(latch);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              frame.planes();
              interrupted.complete(Thread.interrupted());
            });
    reader.start();
    assertThat(latch.awaitReader(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();

    reader.interrupt();
    latch.release();

    assertThat(interrupted.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }
}
