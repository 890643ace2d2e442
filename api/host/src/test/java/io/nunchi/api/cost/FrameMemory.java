package io.nunchi.api.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.api.frame.OfferedFrame;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.loading.internal.log.LogName;
import io.nunchi.spi.frame.PixelFormat;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
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
  static final String REPLACING_OFFER = "replacing offer";
  static final String DROP = "drop";

  private final Path folder;

  public FrameMemory(Path folder) {
    this.folder = folder;
  }

  /**
   * The bytes of an offer, of a turn, and of a result with its timing; and of an offer that takes
   * the place of a waiting frame, and of what the listener is told of that one.
   */
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
    long replacing = offerWhileBusy(stream, picture, listener);
    picture.release();
    AnalyzedFrame sample = Objects.requireNonNull(listener.latest);
    return Map.of(
        OFFER,
        offering / FRAMES,
        TURN,
        working / (FRAMES - 1),
        RESULT,
        sizeOf(sample),
        REPLACING_OFFER,
        replacing,
        DROP,
        sizeOfDrop(sample));
  }

  /** Offers frames to a camera whose listener is busy, so that each takes another one's place. */
  private static long offerWhileBusy(Stream stream, FrameBuffer picture, MeasuringListener listener)
      throws Exception {
    listener.beginToWait();
    stream.offer(picture.hold());
    listener.awaitWaiting();
    stream.offer(picture.hold());
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = allocatedHere();
      for (int i = 0; i < FRAMES; i++) {
        picture.hold();
        stream.offer(picture);
      }
      least = Math.min(least, allocatedHere() - before);
    }
    listener.endWait();
    assertThat(stream.awaitIdle(LONG)).isTrue();
    assertThat(listener.drops.get()).isEqualTo(ROUNDS * FRAMES);
    return least / FRAMES;
  }

  /** The bytes of a dropped frame, and of the stream's name in the context of the log. */
  private static long sizeOfDrop(AnalyzedFrame sample) {
    LogName logName = new LogName(sample.streamId(), "1");
    DroppedFrame kept = null;
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = allocatedHere();
      for (int i = 0; i < FRAMES; i++) {
        LogName.Scope named = logName.enter();
        kept = DroppedFrame.of(sample, DropReason.SUPERSEDED, List.of());
        named.leave();
      }
      least = Math.min(least, allocatedHere() - before);
    }
    assertThat(kept).isNotNull();
    return least / FRAMES;
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
    private volatile @Nullable Thread worker;
    private volatile boolean workerChanged;
    private volatile boolean waits;
    private final AtomicInteger drops = new AtomicInteger();
    private final Semaphore waiting = new Semaphore(0);
    private final Semaphore goOn = new Semaphore(0);

    void beginToWait() {
      waits = true;
    }

    void awaitWaiting() {
      waiting.acquireUninterruptibly();
    }

    void endWait() {
      waits = false;
      goOn.release();
    }

    void beginRound() {
      first = -1;
      workerChanged = false;
    }

    /** The bytes since the first result, or the most if several threads counted them. */
    long allocated() {
      return workerChanged ? Long.MAX_VALUE : last - first;
    }

    @Override
    public void onResult(AnalyzedFrame frame) {
      latest = frame;
      last = allocatedHere();
      if (first < 0) {
        first = last;
        worker = Thread.currentThread();
      }
      workerChanged |= !Thread.currentThread().equals(worker);
      if (waits) {
        waiting.release();
        goOn.acquireUninterruptibly();
      }
    }

    @Override
    public void onDropped(DroppedFrame frame) {
      if (!waits) {
        throw new AssertionError("a frame was dropped: " + frame);
      }
      drops.incrementAndGet();
    }
  }
}
