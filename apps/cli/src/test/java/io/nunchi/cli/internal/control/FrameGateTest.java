package io.nunchi.cli.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.internal.interrupt.StopSignal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FrameGateTest {

  private final FrameGate gate = new FrameGate();
  private final StopSignal stop = new StopSignal();

  private CompletableFuture<Void> recording(int frames) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            for (int i = 0; i < frames; i++) {
              gate.awaitTurn(stop);
              gate.frameDone();
            }
            gate.awaitTurn(stop);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        task -> new Thread(task).start());
  }

  private CompletableFuture<Boolean> waitFor(long frames) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return gate.awaitFrames(frames);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        task -> new Thread(task).start());
  }

  @Test
  void recordingsStopAtTheFrameUntilTheCommandsThereAreDone() throws Exception {
    gate.hold();
    CompletableFuture<Void> recording = recording(20);
    assertThat(waitFor(7).get()).isTrue();
    assertThat(gate.frames()).isEqualTo(7);
    assertThat(waitFor(12).get()).isTrue();
    assertThat(gate.frames()).isEqualTo(12);
    assertThat(recording).isNotDone();
    gate.release();
    recording.get();
    assertThat(gate.frames()).isEqualTo(20);
  }

  private Thread waiterFor(long frames) {
    gate.hold();
    Thread waiter = new Thread(() -> waitHere(frames));
    waiter.start();
    while (waiter.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return waiter;
  }

  private void waitHere(long frames) {
    try {
      gate.awaitFrames(frames);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void recordingsStopAtEachFrameThatIsWaitedFor() throws Exception {
    gate.hold();
    Thread later = waiterFor(12);
    Thread earlier = waiterFor(7);
    CompletableFuture<Void> recording = recording(20);
    gate.release();
    earlier.join();
    assertThat(gate.frames()).isEqualTo(7);
    gate.release();
    later.join();
    assertThat(gate.frames()).isEqualTo(12);
    gate.release();
    recording.get();
    assertThat(gate.frames()).isEqualTo(20);
  }

  @Test
  void nobodyWaitsForAFrameThatDoesNotCome() throws Exception {
    gate.hold();
    CompletableFuture<Boolean> waiter = waitFor(100);
    recording(3).get();
    gate.end();
    assertThat(waiter.get()).isFalse();
  }

  @Test
  void aRequestToStopLetsRecordingsGo() throws Exception {
    gate.hold();
    CompletableFuture<Void> recording = recording(1);
    stop.request();
    recording.get(100, TimeUnit.SECONDS);
    assertThat(gate.frames()).isOne();
  }
}
