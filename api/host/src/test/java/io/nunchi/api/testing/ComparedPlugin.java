package io.nunchi.api.testing;

/**
 * A plugin whose engine finds in every frame what its settings say, so that two of them are apart
 * by known numbers. Its source is text, so that it lives behind a plugin's class loader like a
 * third party's.
 */
public final class ComparedPlugin {

  /** The plugin's id. */
  public static final String ID = "test.compared";

  private static final String SOURCE =
      """
      package test;

      import io.nunchi.spi.*;
      import io.nunchi.spi.failure.*;
      import io.nunchi.spi.frame.*;
      import io.nunchi.spi.result.*;
      import io.nunchi.spi.settings.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;

      public class Compared implements AnalyzerPlugin {
        static final Setting<String> FIND = Setting.of("find", TextType.any("detections"), "",
            "Find", "label confidence left top width height; ...");
        static final Setting<String> LABELS = Setting.of("labels", TextType.any("labels"),
            "person car", "Labels", "What is declared.");
        static final Setting<String> MODE = Setting.of("mode",
            new ChoiceType(List.of("ok", "fail", "hang", "wait", "reject", "nan", "closed")), "ok",
            "Mode", "What happens.");
        static final Setting<String> GATE =
            Setting.of("gate", TextType.any("a path"), "", "Gate", "A file to wait for.");
        static final Setting<Boolean> BGR =
            Setting.of("bgr", new BooleanType(), false, "BGR", "Takes BGR, too.");
        static final Setting<Double> TOP =
            Setting.of("top", new NumberType(0, 0.5, ""), 0.0, "Top", "Of a stream.");

        public PluginDescriptor descriptor() {
          return new PluginDescriptor("test.compared", "Compared", "1.0", "Test",
              SettingsSchema.of(FIND, LABELS, MODE, GATE, BGR), SettingsSchema.of(TOP));
        }

        public AnalyzerEngine createEngine(EngineContext context) {
          return new Engine(context.settings());
        }

        static class Engine implements AnalyzerEngine {
          static final AtomicInteger ENGINES = new AtomicInteger();
          static final AtomicInteger ANALYZERS = new AtomicInteger();
          final List<Long> seen = new CopyOnWriteArrayList<>();
          final Settings settings;
          final List<Detection> found = new ArrayList<>();
          boolean closed;

          Engine(Settings settings) {
            this.settings = settings;
            ENGINES.incrementAndGet();
            for (String one : settings.get(FIND).split(";")) {
              if (!one.isBlank()) {
                String[] parts = one.strip().split(" ");
                float[] numbers = new float[5];
                for (int i = 0; i < 5; i++) { numbers[i] = Float.parseFloat(parts[i + 1]); }
                found.add(Detection.of(parts[0], numbers[0],
                    new BoundingBox(numbers[1], numbers[2], numbers[3], numbers[4])));
              }
            }
          }

          public EngineDescriptor descriptor() {
            return EngineDescriptor.builder()
                .labels(List.of(settings.get(LABELS).split(" ")))
                .pixelFormats(settings.get(BGR)
                    ? Set.of(PixelFormat.GRAY8, PixelFormat.BGR) : Set.of(PixelFormat.GRAY8))
                .build();
          }

          public EngineStatus status() {
            return new EngineStatus("cpu", seen.toString(),
                ENGINES + " engines, " + ANALYZERS + " analyzers");
          }

          public FrameAnalyzer openAnalyzer(StreamInfo stream) throws AnalyzerFailedException {
            if (settings.get(MODE).equals("closed")) {
              throw new AnalyzerFailedException(Problem.of("TEST-0001", "does not open"));
            }
            ANALYZERS.incrementAndGet();
            return new Analyzer(this);
          }

          public synchronized void close() {
            if (!closed) { closed = true; ENGINES.decrementAndGet(); }
          }
        }

        static class Analyzer implements FrameAnalyzer {
          final Engine engine;
          boolean closed;
          Analyzer(Engine engine) { this.engine = engine; }

          public FrameResult analyze(Frame frame) throws AnalyzerException {
            if (closed || engine.closed) {
              throw new AnalyzerFailedException(Problem.of("TEST-0002", "used after close"));
            }
            engine.seen.add(frame.sequence());
            switch (engine.settings.get(MODE)) {
              case "fail" -> throw new AnalyzerFailedException(Problem.of("TEST-0003", "broken"));
              case "reject" -> throw new FrameRejectedException(Problem.of("TEST-0004", "no"));
              case "nan" -> {
                return FrameResult.of(List.of(
                    Detection.of("person", Float.NaN, new BoundingBox(0, 0, 0, 0))));
              }
              case "wait" -> await(false);
              case "hang" -> await(true);
              default -> { }
            }
            return FrameResult.of(engine.found);
          }

          private void await(boolean forEver) throws AnalyzerException {
            Path gate = Path.of(engine.settings.get(GATE));
            while (!Files.exists(gate)) {
              try {
                Thread.sleep(1);
              } catch (InterruptedException interrupted) {
                if (!forEver) {
                  throw new AnalyzerFailedException(Problem.of("TEST-0005", "interrupted"));
                }
              }
            }
          }

          public synchronized void close() {
            if (!closed) { closed = true; Engine.ANALYZERS.decrementAndGet(); }
          }
        }
      }
      """;

  private ComparedPlugin() {}

  static CompiledPlugin jar() {
    return new CompiledPlugin().plugin("test.Compared", SOURCE);
  }
}
