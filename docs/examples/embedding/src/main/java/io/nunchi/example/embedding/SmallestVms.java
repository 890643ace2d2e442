package io.nunchi.example.embedding;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.spi.result.Detection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Analyzes one camera or video, prints what is found, and obeys the operator's commands. */
public final class SmallestVms {

  private SmallestVms() {}

  /** Runs until the video ends, the operator enters {@code end}, or Ctrl-C is pressed. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      System.err.println("usage: SmallestVms PLUGIN_DIRECTORY VIDEO_FILE_OR_RTSP_URL");
      System.exit(2);
    }
    Path plugins = Path.of(arguments[0]);
    try (AnalyticsHost host = new HostBuilder().pluginDirectory(plugins).build()) {
      watch(host, arguments[1]);
    }
  }

  static void watch(AnalyticsHost host, String location) throws Exception {
    VideoSource video = new VideoSource(location);
    endOnCtrlC(video);
    try (Engine engine = host.startEngine("nunchi.classic", Map.of());
        Stream stream = host.openStream(Camera.named("gate"), engine, SmallestVms::show)) {
      Operator operator = new Operator(engine, stream, video);
      operator.start();
      video.play(stream::offer);
      stream.awaitIdle(Duration.ofSeconds(5));
      operator.printMetrics();
    }
  }

  /** Lets the main thread leave its try blocks, which close stream, engine and host in order. */
  private static void endOnCtrlC(VideoSource video) {
    Thread main = Thread.currentThread();
    Thread ending =
        new Thread(
            () -> {
              video.end();
              try {
                main.join(10_000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "end");
    Runtime.getRuntime().addShutdownHook(ending);
  }

  private static void show(AnalyzedFrame frame) {
    for (Detection it : frame.result().detections()) {
      System.out.printf("%d, engine %d: %s%n", frame.sequence(), frame.generation().number(), it);
    }
  }
}
