package io.nunchi.example.embedding;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.PendingChange;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.StreamOptions;
import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.SwapReport;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FramePool;
import io.nunchi.api.frame.Offer;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The short pieces of code in the documents, compiled so that they stay right. */
final class GuideSnippets {

  private GuideSnippets() {}

  static void readme(Path directory, FrameBuffer frameBuffer) throws HostException {
    try (AnalyticsHost host = new HostBuilder().pluginDirectory(directory).build();
        Engine engine = host.startEngine("nunchi.reference", Map.of("model", "models/yolox-nano"));
        Stream stream = host.openStream(Camera.named("gate"), engine, frame -> show(frame))) {
      stream.offer(frameBuffer); // never blocks; what the engine is too slow for is dropped
    }
  }

  /** A decoder's picture, which is overwritten soon. */
  record Decoded(ByteBuffer luma, ByteBuffer chroma, int lumaStride, int chromaStride) {

    void copy(FramePool pool, int width, int height, Instant captureTime, Stream stream) {
      FrameBuffer picture = pool.acquire(width, height, PixelFormat.NV12);
      picture.copyFrom(List.of(luma, chroma), new int[] {lumaStride, chromaStride});
      stream.offer(picture.captured(captureTime, System.nanoTime()));
    }
  }

  static void tag(Stream stream, FrameBuffer picture, Long positionInTheRecording) {
    long offer = stream.offer(picture, positionInTheRecording);
    if (!Offer.isAccepted(offer)) {
      System.err.println(
          "frame " + Offer.sequence(offer) + ": " + Offer.refusal(offer).orElseThrow());
    }
  }

  static List<Stream> open(
      AnalyticsHost host, Engine detector, Engine plateReader, StreamListener listener)
      throws HostException {
    Camera camera = Camera.named("gate");
    Stream people = host.openStream(camera, detector, listener);
    StreamOptions twice =
        StreamOptions.defaults().withStreamId("gate-plates").withTargetFrameRate(2);
    Stream plates = host.openStream(camera, plateReader, twice, listener);
    return List.of(people, plates);
  }

  static void offer(Stream people, Stream plates, FrameBuffer picture) {
    for (Stream stream : List.of(people, plates)) {
      stream.offer(picture.hold());
    }
    picture.release();
  }

  static void changeSettings(Engine engine, Stream stream) throws HostException {
    stream.changeSettings(Map.of("confidence", "0.6")); // this camera; analyzers keep their tracks
    engine.changeSettings(Map.of("confidence", "0.4")); // all cameras of the engine
  }

  static StreamOptions resume(Stream stream) throws HostException {
    Optional<SavedState> state = stream.saveState(); // between two frames; the stream goes on
    StreamOptions resumed = StreamOptions.defaults().withSavedState(state.orElseThrow());
    return resumed;
  }

  static void giveCameraSettings(Engine engine, Engine otherEngine, Stream stream)
      throws HostException {
    engine.swap(
        "vendor.plugin",
        Map.of(),
        SwapPolicy.defaults()
            .withCameraSettings(Map.of("gate", Map.of("zone", "0.1,0.1 0.9,0.9"))));
    stream.moveTo(otherEngine, Map.of("zone", "0.1,0.1 0.9,0.9"));
  }

  static PendingChange<SwapReport> swap(
      Engine engine, String pluginId, Map<String, String> settings) {
    PendingChange<SwapReport> change = engine.swapAsync(pluginId, settings, SwapPolicy.defaults());
    change.onProgress(
        progress -> show(progress)); // STARTING, PROBING, MOVING 3 of 40 streams, DONE
    change.result().whenComplete((report, failure) -> show(failure == null ? report : failure));
    return change;
  }

  private static void show(Object news) {
    System.out.println(news);
  }

  static void cancel(PendingChange<SwapReport> change) {
    change.cancel(); // false once it is too late
  }

  static AnalyticsHost impatient(Path plugins) throws HostException {
    SupervisionPolicy impatient =
        SupervisionPolicy.builder()
            .analysisDeadline(Duration.ofSeconds(2))
            .failuresToQuarantine(3)
            .build();
    AnalyticsHost host = new HostBuilder().pluginDirectory(plugins).supervision(impatient).build();
    return host;
  }
}
