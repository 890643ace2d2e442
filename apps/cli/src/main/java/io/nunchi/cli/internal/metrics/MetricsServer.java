package io.nunchi.cli.internal.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.micrometer.AnalyticsHostMetrics;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers {@code GET /metrics} in Prometheus' text format, on the loopback interface only:
 * everybody on this machine may read, nobody else can. Closed by its opener.
 */
public final class MetricsServer implements AutoCloseable {

  private static final String PATH = "/metrics";
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
  private static final int THREADS = 2;

  private final Optional<Running> running;

  private record Running(
      HttpServer server,
      ExecutorService threads,
      AnalyticsHostMetrics metrics,
      PrometheusMeterRegistry registry) {}

  private MetricsServer(Optional<Running> running) {
    this.running = running;
  }

  /**
   * Serves the metrics of a host.
   *
   * @param host whose metrics
   * @param port where, or 0 for any free port; empty for not at all
   * @throws CliException if the port cannot be opened
   */
  public static MetricsServer open(AnalyticsHost host, OptionalInt port) throws CliException {
    if (port.isEmpty()) {
      return new MetricsServer(Optional.empty());
    }
    HttpServer server = bound(port.getAsInt());
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    AnalyticsHostMetrics metrics = new AnalyticsHostMetrics(host);
    metrics.bindTo(registry);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "nunchi-metrics");
              thread.setDaemon(true);
              return thread;
            });
    server.createContext("/", exchange -> answer(exchange, registry));
    server.setExecutor(threads);
    server.start();
    return new MetricsServer(Optional.of(new Running(server, threads, metrics, registry)));
  }

  private static HttpServer bound(int port) throws CliException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      return HttpServer.create(address, 0);
    } catch (IOException failure) {
      throw CliException.unusable(
          Problem.of(CliErrors.METRICS_PORT_TAKEN, "the port for metrics cannot be opened")
              .expected("a port that no other program uses")
              .found(String.valueOf(failure.getMessage()))
              .where(address.getHostString() + ":" + port)
              .fix("name another port with --metrics-port, or 0 for any free one"),
          failure);
    }
  }

  private static void answer(HttpExchange exchange, PrometheusMeterRegistry registry)
      throws IOException {
    try (exchange) {
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!head && !exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
      } else {
        byte[] text = registry.scrape(CONTENT_TYPE).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
        exchange.sendResponseHeaders(200, head ? -1 : text.length);
        if (!head) {
          exchange.getResponseBody().write(text);
        }
      }
    }
  }

  /** Where the metrics are, if they are served. */
  public Optional<URI> address() {
    return running.map(
        found -> {
          InetSocketAddress bound = found.server().getAddress();
          return URI.create(
              "http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort() + PATH);
        });
  }

  @Override
  public void close() {
    running.ifPresent(
        found -> {
          found.server().stop(0);
          found.threads().shutdown();
          found.metrics().close();
          found.registry().close();
        });
  }
}
