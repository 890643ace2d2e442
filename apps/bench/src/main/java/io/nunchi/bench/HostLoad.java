package io.nunchi.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FramePool;
import io.nunchi.spi.frame.PixelFormat;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Offers the frames of many cameras to an analyzer that is too slow for all of them. For one
 * thread.
 *
 * @param streams the number of cameras
 * @param framesPerSecond the frame rate of each camera
 * @param busyMillis processor time of a frame, for the report
 * @param maximumAge the host's limit
 * @param warmUp the time before the measurement
 * @param measured the length of the measurement
 */
record HostLoad(
    int streams,
    double framesPerSecond,
    double busyMillis,
    Duration maximumAge,
    Duration warmUp,
    Duration measured) {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int PICTURES_PER_STREAM = 3;
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final double MEBIBYTE = 1 << 20;

  /** A camera of the load. */
  private record Source(Stream stream, FramePool pool) {}

  /** Measures. */
  HostBenchReport.Load run(AnalyticsHost host, Engine engine) throws HostException {
    ConcurrentHistogram ages = new ConcurrentHistogram(SIGNIFICANT_DIGITS);
    AtomicLongArray results = new AtomicLongArray(streams);
    List<Source> sources = new ArrayList<>();
    try {
      for (int i = 0; i < streams; i++) {
        int number = i;
        Stream stream =
            host.openStream(
                Camera.named("camera" + i),
                engine,
                frame -> {
                  ages.recordValue(frame.timing().ageNanos());
                  results.incrementAndGet(number);
                });
        sources.add(new Source(stream, new FramePool(PICTURES_PER_STREAM)));
      }
      return measure(sources, ages, results);
    } finally {
      sources.forEach(source -> source.stream().close());
    }
  }

  private HostBenchReport.Load measure(
      List<Source> sources, ConcurrentHistogram ages, AtomicLongArray results) {
    List<Double> rss = new ArrayList<>();
    List<Double> heap = new ArrayList<>();
    offerFor(sources, warmUp);
    look(rss, heap);
    ages.reset();
    for (int i = 0; i < streams; i++) {
      results.set(i, 0);
    }
    long begin = System.nanoTime();
    long offered = offerFor(sources, measured.dividedBy(2));
    look(rss, heap);
    offered += offerFor(sources, measured.dividedBy(2));
    double seconds = (System.nanoTime() - begin) / 1e9;
    look(rss, heap);
    long fewest = Long.MAX_VALUE;
    long most = 0;
    long analyzed = 0;
    for (int i = 0; i < streams; i++) {
      fewest = Math.min(fewest, results.get(i));
      most = Math.max(most, results.get(i));
      analyzed += results.get(i);
    }
    return new HostBenchReport.Load(
        streams,
        framesPerSecond,
        busyMillis,
        seconds,
        offered,
        analyzed,
        fewest,
        most,
        ages.getValueAtPercentile(50) / 1e6,
        ages.getValueAtPercentile(99) / 1e6,
        ages.getMaxValue() / 1e6,
        maximumAge.toMillis(),
        rss,
        heap);
  }

  private static void look(List<Double> rss, List<Double> heap) {
    ResidentMemory.bytesAfterCollection().ifPresent(bytes -> rss.add(bytes / MEBIBYTE));
    heap.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE);
  }

  /** Offers frames of all cameras in turn, at an even rate. */
  private long offerFor(List<Source> sources, Duration duration) {
    double nanosBetween = TimeUnit.SECONDS.toNanos(1) / (framesPerSecond * streams);
    long begin = System.nanoTime();
    long offers = 0;
    while (System.nanoTime() - begin < duration.toNanos()) {
      long due = begin + Math.round(offers * nanosBetween);
      long wait = due - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
        continue;
      }
      Source source = sources.get((int) (offers % streams));
      FrameBuffer picture = source.pool().acquire(WIDTH, HEIGHT, PixelFormat.GRAY8);
      picture.captured(Instant.now(), System.nanoTime());
      source.stream().offer(picture);
      offers++;
    }
    return offers;
  }
}
