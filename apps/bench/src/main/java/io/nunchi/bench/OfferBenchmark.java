package io.nunchi.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * Measures the time that the offer of a frame costs the thread that receives the camera's frames.
 *
 * @param command a command line that runs it again, for the report
 * @param offers measured offers to a busy analyzer
 * @param wakingOffers measured offers to an idle analyzer
 */
public record OfferBenchmark(String command, int offers, int wakingOffers) {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(60);

  /**
   * Measures. Makes all offers twice and measures the second time, so that the code is warm.
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
      whileBusy(stream, picture);
      OfferBenchReport.Cost busy = whileBusy(stream, picture);
      whileIdle(stream, picture);
      OfferBenchReport.Cost waking = whileIdle(stream, picture);
      return new OfferBenchReport(
          command,
          Machine.here(),
          engine.generation().pluginId() + " " + engine.generation().pluginVersion(),
          busy,
          waking);
    }
  }

  private OfferBenchReport.Cost whileBusy(Stream stream, FrameBuffer picture)
      throws InterruptedException {
    Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
    for (int i = 0; i < offers; i++) {
      nanos.recordValue(offer(stream, picture));
    }
    stream.awaitIdle(LONGEST_ANALYSIS);
    return OfferBenchReport.Cost.of(nanos);
  }

  private OfferBenchReport.Cost whileIdle(Stream stream, FrameBuffer picture)
      throws InterruptedException {
    Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
    for (int i = 0; i < wakingOffers; i++) {
      nanos.recordValue(offer(stream, picture));
      stream.awaitIdle(LONGEST_ANALYSIS);
    }
    return OfferBenchReport.Cost.of(nanos);
  }

  private static long offer(Stream stream, FrameBuffer picture) {
    picture.hold();
    picture.captured(picture.captureTime(), System.nanoTime());
    long begin = System.nanoTime();
    stream.offer(picture);
    return System.nanoTime() - begin;
  }
}
