package io.nunchi.cli.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.testing.ScriptedPluginJar;
import io.nunchi.spi.frame.PixelFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MetricsServerTest {

  @TempDir Path temporary = Path.of("");
  private AnalyticsHost host;
  private Engine engine;

  @BeforeEach
  void startEngine() throws Exception {
    host =
        new HostBuilder()
            .pluginDirectory(ScriptedPluginJar.packInto(temporary))
            .nativeRoot(temporary.resolve("natives"))
            .build();
    engine = host.startEngine(ScriptedPluginJar.ID, Map.of());
  }

  @AfterEach
  void close() {
    host.close();
  }

  private static HttpResponse<String> send(URI address, String method)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void answersInPrometheusTextFormatOnTheLoopbackInterface() throws Exception {
    try (MetricsServer server = MetricsServer.open(host, OptionalInt.of(0));
        Stream stream = host.openStream(Camera.named("gate"), engine, frame -> {})) {
      URI address = server.address().orElseThrow();
      assertThat(InetAddress.getByName(address.getHost()).isLoopbackAddress()).isTrue();
      HttpResponse<String> answer = send(address, "GET");
      while (!answer.body().contains("nunchi_frames_offered_total")) { // told a moment later
        answer = send(address, "GET");
      }
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      assertThat(answer.body())
          .contains("# TYPE nunchi_frames_offered_total counter\n")
          .containsPattern("nunchi_frames_offered_total\\{.*stream=\"gate\"} 0.0\n")
          .contains("provider_actual=\"cpu\"")
          .contains("state=\"" + stream.health().state().name().toLowerCase(java.util.Locale.ROOT));
      assertThat(send(address, "HEAD").statusCode()).isEqualTo(200);
      assertThat(send(address, "POST").statusCode()).isEqualTo(405);
      assertThat(send(address.resolve("/"), "GET").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void everyMetricIsInTheFormatWithHelpAndNoSeriesTwice() throws Exception {
    String id = "gate \"A\" \\ 모델\n2";
    Map<String, String> blind = Map.of("mode", "blind");
    try (MetricsServer server = MetricsServer.open(host, OptionalInt.of(0));
        Stream stream = host.openStream(Camera.named(id), engine, frame -> {});
        Shadow shadow =
            engine.shadow(
                ScriptedPluginJar.ID, blind, ShadowPolicy.defaults().withSamplingRate(1))) {
      stream.offer(FrameBuffer.allocate(64, 48, PixelFormat.BGR));
      assertThat(stream.awaitIdle(Duration.ofSeconds(50))).isTrue();
      assertThat(shadow.awaitIdle(Duration.ofSeconds(50))).isTrue();
      URI address = server.address().orElseThrow();
      Exposition metrics = Exposition.parse(send(address, "GET").body());
      while (!metrics.families().contains("nunchi_shadow_label_disagreement")
          || !metrics.families().contains("nunchi_detections_total")) { // told a moment later
        metrics = Exposition.parse(send(address, "GET").body());
      }
      assertThat(metrics.families())
          .contains(
              "nunchi_frames_offered_total",
              "nunchi_frame_age_seconds",
              "nunchi_frame_age_percentile_seconds",
              "nunchi_shadow_frames_compared_total",
              "nunchi_shadow_detections_total");
      assertThat(metrics.samples())
          .filteredOn(sample -> sample.name().equals("nunchi_frames_analyzed_total"))
          .singleElement()
          .satisfies(sample -> assertThat(sample.labels()).containsEntry("stream", id));
    }
  }

  @Test
  void saysThatAPortIsTaken() throws Exception {
    try (MetricsServer first = MetricsServer.open(host, OptionalInt.of(0))) {
      int port = first.address().orElseThrow().getPort();
      CliException refusal =
          catchThrowableOfType(
              CliException.class, () -> MetricsServer.open(host, OptionalInt.of(port)));
      assertThat(refusal.exitCode()).isEqualTo(4);
      assertThat(refusal.problems().get(0).code()).isEqualTo("NUN-7030");
      assertThat(refusal.problems().get(0).where()).contains(":" + port);
    }
  }

  @Test
  void servesNothingUnlessAsked() throws Exception {
    try (MetricsServer none = MetricsServer.open(host, OptionalInt.empty())) {
      assertThat(none.address()).isEmpty();
    }
  }
}
