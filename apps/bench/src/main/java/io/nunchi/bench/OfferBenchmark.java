package io.nunchi.bench;

import com.sun.management.ThreadMXBean;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.bench.measure.Spread;
import io.nunchi.spi.frame.PixelFormat;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * Measures the time that the offer of a frame costs the thread that receives the camera's frames.
 *
 * @param command a command line that runs it again, for the report
 * @param offers measured offers to a busy analyzer, in all rounds
 * @param wakingOffers measured offers to an idle analyzer, in all rounds
 * @param rounds the number of rounds into which they are divided
 */
public record OfferBenchmark(String command, int offers, int wakingOffers, int rounds) {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(60);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  /**
   * Measures the first offer of the process, then makes all offers twice and measures the second
   * time, so that the code is warm.
   *
   * @param subject the engine
   * @throws HostException if the engine does not start
   * @throws InterruptedException if the thread is interrupted
   */
  public OfferBenchReport run(EngineUnderTest subject) throws HostException, InterruptedException {
    try (AnalyticsHost host = subject.host().build();
        Engine engine = host.startEngine(subject.pluginId(), subject.settings());
        Stream stream = host.openStream(Camera.named("bench"), engine, frame -> {})) {
      FrameBuffer picture =
          FrameBuffer.allocate(
              WIDTH,
              HEIGHT,
              engine.descriptor().pixelFormats().contains(PixelFormat.BGR)
                  ? PixelFormat.BGR
                  : engine.descriptor().pixelFormats().iterator().next());
      long firstOffer = offer(stream, picture);
      stream.awaitIdle(LONGEST_ANALYSIS);
      offerWhileBusy(stream, picture, offers);
      List<Round> busy = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        busy.add(offerWhileBusy(stream, picture, Math.max(1, offers / rounds)));
      }
      offerWhileIdle(stream, picture, wakingOffers);
      List<Round> idle = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        idle.add(offerWhileIdle(stream, picture, Math.max(1, wakingOffers / rounds)));
      }
      return new OfferBenchReport(
          command,
          Machine.here(),
          engine.generation().pluginId() + " " + engine.generation().pluginVersion(),
          firstOffer,
          cost(busy),
          cost(idle));
    }
  }

  /** A round of offers, and the Java heap that they took from the thread that made them. */
  private record Round(Histogram nanos, long allocatedBytes) {

    double allocatedByAnOffer() {
      return (double) allocatedBytes / nanos.getTotalCount();
    }
  }

  private static OfferBenchReport.Cost cost(List<Round> rounds) {
    return new OfferBenchReport.Cost(
        rounds.stream().mapToLong(round -> round.nanos().getTotalCount()).sum(),
        spread(rounds, round -> round.nanos().getMean()),
        spread(rounds, round -> round.nanos().getValueAtPercentile(50)),
        spread(rounds, round -> round.nanos().getValueAtPercentile(99)),
        spread(rounds, Round::allocatedByAnOffer));
  }

  private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
  }

  private static Round offerWhileBusy(Stream stream, FrameBuffer picture, int count)
      throws InterruptedException {
    Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
    long before = allocatedByThisThread();
    for (int i = 0; i < count; i++) {
      nanos.recordValue(offer(stream, picture));
    }
    long allocated = allocatedByThisThread() - before;
    stream.awaitIdle(LONGEST_ANALYSIS);
    return new Round(nanos, allocated);
  }

  private static Round offerWhileIdle(Stream stream, FrameBuffer picture, int count)
      throws InterruptedException {
    Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
    long allocated = 0;
    for (int i = 0; i < count; i++) {
      long before = allocatedByThisThread();
      nanos.recordValue(offer(stream, picture));
      allocated += allocatedByThisThread() - before;
      stream.awaitIdle(LONGEST_ANALYSIS);
    }
    return new Round(nanos, allocated);
  }

  private static long allocatedByThisThread() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static long offer(Stream stream, FrameBuffer picture) {
    picture.hold();
    picture.captured(picture.captureTime(), System.nanoTime());
    long begin = System.nanoTime();
    stream.offer(picture);
    return System.nanoTime() - begin;
  }
}
