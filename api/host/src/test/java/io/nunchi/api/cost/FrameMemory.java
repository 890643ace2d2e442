package io.nunchi.api.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.api.frame.OfferedFrame;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.spi.frame.PixelFormat;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Measures the memory of a frame on its way through the host, once everything has been used before.
 *
 * <p>Threads that meet at a lock may allocate now and then, so each figure is the least of several
 * rounds: what every frame allocates is in all of them.
 */
public final class FrameMemory implements Callable<Map<String, Long>> {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 20;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int FRAMES = 100;

  static final String OFFER = "offer";
  static final String TURN = "turn";
  static final String RESULT = "result";

  private final Path folder;

  public FrameMemory(Path folder) {
    this.folder = folder;
  }

  /** The bytes of an offer, of a turn, and of a result with its timing. */
  @Override
  public Map<String, Long> call() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    new CompiledPlugin().plugin(FindsNothingPlugin.class).write(plugins.resolve("plugin.jar"));
    try (AnalyticsHost host =
        new HostBuilder()
            .pluginDirectory(plugins)
            .nativeRoot(Files.createDirectory(folder.resolve("natives")))
            .workers(1)
            .maximumAge(Duration.ofHours(1)) // no frame is dropped on a busy machine
            .checkedFrames(false)
            .build()) {
      return measure(host);
    }
  }

  private static Map<String, Long> measure(AnalyticsHost host) throws Exception {
    MeasuringListener listener = new MeasuringListener();
    Engine engine = host.startEngine(FindsNothingPlugin.ID, Map.of());
    Stream stream = host.openStream(Camera.named("gate"), engine, listener);
    FrameBuffer picture = FrameBuffer.allocate(4, 4, PixelFormat.GRAY8);
    long offering = Long.MAX_VALUE;
    long working = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      listener.beginRound();
      long offered = 0;
      for (int i = 0; i < FRAMES; i++) {
        picture.hold();
        picture.captured(picture.captureTime(), System.nanoTime());
        long before = allocatedHere();
        stream.offer(picture);
        offered += allocatedHere() - before;
        assertThat(stream.awaitIdle(LONG)).isTrue();
      }
      offering = Math.min(offering, offered);
      working = Math.min(working, listener.allocated());
    }
    picture.release();
    long ofResult = sizeOf(Objects.requireNonNull(listener.latest));
    return Map.of(OFFER, offering / FRAMES, TURN, working / (FRAMES - 1), RESULT, ofResult);
  }

  private static long allocatedHere() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** The bytes of an analyzed frame and of its timing; the result is the analyzer's. */
  private static long sizeOf(AnalyzedFrame sample) {
    OfferedFrame facts =
        OfferedFrame.of(
            sample.origin(),
            sample.sequence(),
            sample.captureTime(),
            sample.width(),
            sample.height());
    AnalyzedFrame kept = sample;
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = allocatedHere();
      for (int i = 0; i < FRAMES; i++) {
        kept =
            AnalyzedFrame.of(
                facts, 0, sample.result(), sample.generation(), FrameTiming.of(1, 2, 3, round));
      }
      least = Math.min(least, allocatedHere() - before);
    }
    assertThat(kept.result()).isSameAs(sample.result());
    return least / FRAMES;
  }

  /** Reads what the worker has allocated from the first result of a round to the last. */
  private static final class MeasuringListener implements StreamListener {

    private volatile @Nullable AnalyzedFrame latest;
    private volatile long first = -1;
    private volatile long last;

    void beginRound() {
      first = -1;
    }

    long allocated() {
      return last - first;
    }

    @Override
    public void onResult(AnalyzedFrame frame) {
      latest = frame;
      last = allocatedHere();
      if (first < 0) {
        first = last;
      }
    }

    @Override
    public void onDropped(DroppedFrame frame) {
      throw new AssertionError("a frame was dropped: " + frame);
    }
  }
}
