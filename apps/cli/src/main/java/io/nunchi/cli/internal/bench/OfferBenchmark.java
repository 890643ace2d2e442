package io.nunchi.cli.internal.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.Engine;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Measures what the offer of a frame costs the thread that receives the camera's frames. */
public final class OfferBenchmark {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(60);

  private final HostBuilder hostBuilder;
  private final String pluginId;
  private final Map<String, String> settings;
  private final int offers;
  private final int wakingOffers;

  /**
   * Prepares a measurement.
   *
   * @param hostBuilder describes the host
   * @param pluginId which plugin analyzes
   * @param settings its engine's settings
   * @param offers how many offers are measured while the analyzer is busy
   * @param wakingOffers how many are measured while it is idle
   */
  public OfferBenchmark(
      HostBuilder hostBuilder,
      String pluginId,
      Map<String, String> settings,
      int offers,
      int wakingOffers) {
    this.hostBuilder = hostBuilder;
    this.pluginId = pluginId;
    this.settings = settings;
    this.offers = offers;
    this.wakingOffers = wakingOffers;
  }

  /**
   * Measures; every number of offers is made once before, so that what is measured is warm.
   *
   * @return the report
   * @throws HostException if the engine does not start
   * @throws InterruptedException if the thread is interrupted
   */
  public OfferReport run() throws HostException, InterruptedException {
    try (AnalyticsHost host = hostBuilder.build();
        Engine engine = host.startEngine(pluginId, settings);
        Stream stream = host.openStream(Camera.named("bench"), engine, frame -> {})) {
      FrameBuffer picture =
          FrameBuffer.allocate(
              WIDTH,
              HEIGHT,
              engine.descriptor().pixelFormats().contains(PixelFormat.BGR)
                  ? PixelFormat.BGR
                  : engine.descriptor().pixelFormats().iterator().next());
      whileBusy(stream, picture);
      OfferReport.Cost busy = whileBusy(stream, picture);
      whileIdle(stream, picture);
      OfferReport.Cost waking = whileIdle(stream, picture);
      return new OfferReport(
          "nunchi bench offer --plugin %s --offers %d --waking-offers %d"
              .formatted(pluginId, offers, wakingOffers),
          Machine.here(),
          engine.generation().pluginId() + " " + engine.generation().pluginVersion(),
          busy,
          waking);
    }
  }

  private OfferReport.Cost whileBusy(Stream stream, FrameBuffer picture)
      throws InterruptedException {
    Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
    for (int i = 0; i < offers; i++) {
      nanos.recordValue(offer(stream, picture));
    }
    stream.awaitIdle(LONGEST_ANALYSIS);
    return OfferReport.Cost.of(nanos);
  }

  private OfferReport.Cost whileIdle(Stream stream, FrameBuffer picture)
      throws InterruptedException {
    Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
    for (int i = 0; i < wakingOffers; i++) {
      nanos.recordValue(offer(stream, picture));
      stream.awaitIdle(LONGEST_ANALYSIS);
    }
    return OfferReport.Cost.of(nanos);
  }

  private static long offer(Stream stream, FrameBuffer picture) {
    picture.hold();
    picture.captured(picture.captureTime(), System.nanoTime());
    long begin = System.nanoTime();
    stream.offer(picture);
    return System.nanoTime() - begin;
  }
}
