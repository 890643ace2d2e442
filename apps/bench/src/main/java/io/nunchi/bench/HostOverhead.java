package io.nunchi.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FramePool;
import io.nunchi.bench.measure.Spread;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Measures the time from the offer of a frame to the call of the listener, with an analyzer that
 * does nothing. For one thread.
 *
 * @param frames frames of each measurement in all rounds, and of the warm-up before them
 * @param rounds the number of rounds, of which each measures everything
 */
record HostOverhead(int frames, int rounds) {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int PICTURES = 3;
  private static final int LOOKS = 20;
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** The arrival time of the latest result. */
  private static final class Arrival implements StreamListener {
    private volatile long sequence;
    private long nanos;

    @Override
    public void onResult(AnalyzedFrame frame) {
      nanos = System.nanoTime();
      sequence = frame.sequence();
    }
  }

  /** Measures. */
  HostBenchReport.Overhead run(AnalyticsHost host, Engine engine)
      throws HostException, InterruptedException {
    Arrival arrival = new Arrival();
    try (Stream stream = host.openStream(Camera.named("overhead"), engine, arrival)) {
      OfferLoop loop = new OfferLoop(stream, arrival);
      double firstOfferMicros = loop.firstOfferNanos() / 1e3;
      int pausedFrames = Math.max(1, frames / 4);
      loop.measure(frames, 0);
      loop.measure(pausedFrames, PAUSE_NANOS);
      List<Histogram> backToBack = new ArrayList<>();
      List<Histogram> paused = new ArrayList<>();
      List<Double> allocated = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        backToBack.add(loop.measure(Math.max(1, frames / rounds), 0));
        paused.add(loop.measure(Math.max(1, pausedFrames / rounds), PAUSE_NANOS));
        allocated.add(loop.allocatedPerFrame(Math.max(1, frames / rounds)));
      }
      return new HostBenchReport.Overhead(
          firstOfferMicros, latency(paused), latency(backToBack), Spread.of(allocated));
    }
  }

  private static HostBenchReport.Latency latency(List<Histogram> rounds) {
    return new HostBenchReport.Latency(
        rounds.stream().mapToLong(Histogram::getTotalCount).sum(),
        micros(rounds, 50),
        micros(rounds, 99));
  }

  private static Spread micros(List<Histogram> rounds, double percentile) {
    return Spread.of(
        rounds.stream().map(nanos -> nanos.getValueAtPercentile(percentile) / 1e3).toList());
  }

  private static final class OfferLoop {
    private final Stream stream;
    private final Arrival arrival;
    private final FramePool pool = new FramePool(PICTURES);
    private final Instant captureTime = Instant.now();
    private long sequence;

    OfferLoop(Stream stream, Arrival arrival) {
      this.stream = stream;
      this.arrival = arrival;
    }

    /** The time that the first offer of the process takes, before anything is warm. */
    long firstOfferNanos() throws InterruptedException {
      FrameBuffer picture = nextPicture();
      long begin = System.nanoTime();
      stream.offer(picture);
      long nanos = System.nanoTime() - begin;
      stream.awaitIdle(LONGEST_ANALYSIS); // the host may drop this frame as too old
      return nanos;
    }

    Histogram measure(int count, long pauseNanos) throws InterruptedException {
      Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
      for (int i = 0; i < count; i++) {
        nanos.recordValue(Math.max(0, lap()));
        if (pauseNanos > 0) {
          stream.awaitIdle(LONGEST_ANALYSIS);
          LockSupport.parkNanos(pauseNanos);
        }
      }
      return nanos;
    }

    double allocatedPerFrame(int count) {
      Allocations allocations = new Allocations();
      long overhead = 0;
      for (int look = 0; look < LOOKS; look++) { // the first looks take more than later ones
        long before = allocations.bytes();
        overhead = allocations.bytes() - before; // the cost of looking
      }
      long begin = allocations.bytes();
      for (int i = 0; i < count; i++) {
        lap();
      }
      return Math.max(0, allocations.bytes() - begin - overhead) / (double) count;
    }

    private FrameBuffer nextPicture() {
      sequence++;
      FrameBuffer picture = pool.acquire(WIDTH, HEIGHT, PixelFormat.GRAY8);
      return picture.captured(captureTime, System.nanoTime());
    }

    /** Offers a frame and waits for its result; returns the nanoseconds between. */
    private long lap() {
      FrameBuffer picture = nextPicture();
      long begin = System.nanoTime();
      stream.offer(picture);
      long limit = begin + LONGEST_ANALYSIS.toNanos();
      while (arrival.sequence != sequence) {
        Thread.onSpinWait();
        if (System.nanoTime() - limit > 0) {
          throw new IllegalStateException(
              "frame " + sequence + " has no result: " + stream.counters());
        }
      }
      return arrival.nanos - begin;
    }
  }
}
