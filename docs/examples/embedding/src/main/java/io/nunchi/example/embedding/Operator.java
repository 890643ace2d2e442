package io.nunchi.example.embedding;

import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.SwapReport;
import io.nunchi.api.metrics.GenerationMetrics;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads commands from standard input, one a line, and changes the running engine. */
record Operator(Engine engine, Stream stream, VideoSource video) {

  private static final Pattern SWAP = Pattern.compile("swap (\\S+)((?: [^ =]+=\\S*)*)");
  private static final Pattern SETTING = Pattern.compile(" ([^ =]+)=(\\S*)");

  void start() {
    Thread reader = new Thread(this::readCommands, "operator");
    reader.setDaemon(true); // standard input may never end
    reader.start();
  }

  private void readCommands() {
    Scanner lines = new Scanner(System.in, Charset.defaultCharset());
    while (lines.hasNextLine()) {
      try {
        obey(lines.nextLine().strip());
      } catch (HostException e) {
        System.err.println(e.getMessage()); // a failed swap changes nothing
      }
    }
  }

  private void obey(String line) throws HostException {
    Matcher swap = SWAP.matcher(line);
    if (swap.matches()) {
      print(engine.swap(swap.group(1), settings(swap.group(2)), SwapPolicy.defaults()));
      return;
    }
    switch (line) {
      case "rollback" -> print(engine.rollback());
      case "metrics" -> printMetrics();
      case "end" -> video.end();
      default -> System.err.println("swap PLUGIN KEY=VALUE..., rollback, metrics, end");
    }
  }

  private static Map<String, String> settings(String text) {
    return SETTING
        .matcher(text)
        .results()
        .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2), (first, last) -> last));
  }

  private static void print(SwapReport report) {
    System.out.println("engine " + report.to().number() + " takes over");
  }

  /** Prints the frames of each engine that the stream has had, the latest engine first. */
  void printMetrics() {
    for (GenerationMetrics it : stream.metrics().generations()) {
      System.out.printf(
          "engine %d: offered %d, analyzed %d, dropped %d, median age %.1f ms%n",
          it.generation().number(),
          it.offered(),
          it.analyzed(),
          it.dropped(),
          it.age().p50Nanos().orElse(0) / 1e6);
    }
  }
}
