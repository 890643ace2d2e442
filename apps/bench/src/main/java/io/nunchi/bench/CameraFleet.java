package io.nunchi.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FramePool;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.StageTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Cameras of one engine, whose frames come in turn and at an even rate.
 *
 * <p>Threading: one thread offers and looks; listeners count on the host's threads.
 */
final class CameraFleet implements AutoCloseable {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int PICTURES_PER_STREAM = 3;
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(60);

  private final double framesPerSecond;
  private final List<Source> sources = new ArrayList<>();
  private final ConcurrentHistogram ages = new ConcurrentHistogram(SIGNIFICANT_DIGITS);
  private final AtomicLongArray results;
  private final AtomicLong timedFrames = new AtomicLong();
  private final DoubleAdder batches = new DoubleAdder();

  /** A camera. */
  private record Source(Stream stream, FramePool pool) {}

  /**
   * The results since the last reset.
   *
   * @param ofEachCamera results by camera
   * @param ageMillisP50 half of the results are not older
   * @param ageMillisP99 99 of 100 results are not older
   * @param ageMillisMax the age of the oldest result
   * @param framesPerBatch the mean size of the batches; 0 for an engine that tells none
   */
  record Figures(
      List<Long> ofEachCamera,
      double ageMillisP50,
      double ageMillisP99,
      double ageMillisMax,
      double framesPerBatch) {

    long analyzed() {
      return ofEachCamera.stream().mapToLong(Long::longValue).sum();
    }
  }

  private CameraFleet(int cameras, double framesPerSecond) {
    this.framesPerSecond = framesPerSecond;
    this.results = new AtomicLongArray(cameras);
  }

  /** Opens the cameras' streams on an engine. */
  static CameraFleet open(
      AnalyticsHost host, Engine engine, String name, int cameras, double framesPerSecond)
      throws HostException {
    CameraFleet fleet = new CameraFleet(cameras, framesPerSecond);
    try {
      for (int i = 0; i < cameras; i++) {
        int number = i;
        Stream stream =
            host.openStream(Camera.named(name + i), engine, frame -> fleet.count(number, frame));
        fleet.sources.add(new Source(stream, new FramePool(PICTURES_PER_STREAM)));
      }
      return fleet;
    } catch (HostException | RuntimeException | Error e) {
      fleet.close();
      throw e;
    }
  }

  private void count(int camera, AnalyzedFrame frame) {
    ages.recordValue(frame.timing().ageNanos());
    results.incrementAndGet(camera);
    List<StageTiming> timings = frame.result().timings();
    if (!timings.isEmpty()) {
      timedFrames.incrementAndGet();
      batches.add(1.0 / timings.get(0).frames());
    }
  }

  /** Offers frames for some time; returns their number. */
  long offerFor(Duration duration) {
    double nanosBetween = TimeUnit.SECONDS.toNanos(1) / (framesPerSecond * sources.size());
    long begin = System.nanoTime();
    long offers = 0;
    while (System.nanoTime() - begin < duration.toNanos()) {
      long due = begin + Math.round(offers * nanosBetween);
      long wait = due - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
        continue;
      }
      Source source = sources.get((int) (offers % sources.size()));
      FrameBuffer picture = source.pool().acquire(WIDTH, HEIGHT, PixelFormat.GRAY8);
      picture.captured(Instant.now(), System.nanoTime());
      source.stream().offer(picture);
      offers++;
    }
    return offers;
  }

  /** Forgets the results so far. */
  void reset() {
    ages.reset();
    timedFrames.set(0);
    batches.reset();
    for (int i = 0; i < results.length(); i++) {
      results.set(i, 0);
    }
  }

  Figures figures() {
    List<Long> ofEachCamera = new ArrayList<>();
    for (int i = 0; i < results.length(); i++) {
      ofEachCamera.add(results.get(i));
    }
    return new Figures(
        List.copyOf(ofEachCamera),
        ages.getValueAtPercentile(50) / 1e6,
        ages.getValueAtPercentile(99) / 1e6,
        ages.getMaxValue() / 1e6,
        batches.sum() > 0 ? timedFrames.get() / batches.sum() : 0);
  }

  /** Waits until no frame is left. */
  void awaitIdle() throws InterruptedException {
    for (Source source : sources) {
      source.stream().awaitIdle(LONGEST_ANALYSIS);
    }
  }

  @Override
  public void close() {
    sources.forEach(source -> source.stream().close());
  }
}
