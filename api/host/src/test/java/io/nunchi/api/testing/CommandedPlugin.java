package io.nunchi.api.testing;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A plugin whose analyzers do what a frame says: the first byte of the first plane is a command.
 * Its source is text, so that it lives behind a plugin's class loader like a third party's.
 */
public final class CommandedPlugin {

  /** One detection; the box's left edge tells how many frames this analyzer has seen. */
  public static final int DETECT = 0;

  public static final int REJECT = 1;
  public static final int FAIL = 2;
  public static final int THROW_UNTYPED = 3;
  public static final int STACK_OVERFLOW = 4;
  public static final int NAN_BOX = 5;
  public static final int UNDECLARED_LABEL = 6;
  public static final int RETURN_NULL = 7;

  /** Waits until the file named by the setting {@code gate} exists. */
  public static final int WAIT_FOR_GATE = 8;

  public static final int KEEP_LEASE = 9;
  public static final int CONFIDENCE_ABOVE_ONE = 10;
  public static final int UNDECLARED_RULE_TYPE = 11;
  public static final int NEGATIVE_TIMING = 12;

  /** Waits for the gate, whatever interrupts it. */
  public static final int HANG = 13;

  public static final int OUT_OF_MEMORY = 14;

  /** Keeps the frame without a lease; the analyzer's next call reads it. */
  public static final int STEAL_FRAME = 15;

  /** Starts a thread that waits for the gate. */
  public static final int START_THREAD = 16;

  public static final int MISSING_CLASS = 17;

  /** The analyzer's close throws a checked exception that it does not declare. */
  public static final int FAIL_TO_CLOSE = 18;

  /** Ends the process. */
  public static final int EXIT = 19;

  /** Says that the frame was one of a batch of four. */
  public static final int BATCH_OF_FOUR = 20;

  public static final int EMPTY_BATCH = 21;

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
      import java.util.concurrent.atomic.*;

      public class Scripted implements AnalyzerPlugin {
        static final Setting<String> GATE =
            Setting.of("gate", TextType.any("a path"), "", "Gate", "A file to wait for.");
        static final Setting<String> START =
            Setting.of("start", new ChoiceType(List.of("ok", "fail", "throw", "null", "warm", "hang", "nan", "stuck", "slow")),
                "ok", "Start", "How the engine starts.");
        static final Setting<Boolean> OPENS =
            Setting.of("opens", new BooleanType(), true, "Opens", "Whether analyzers open.");

        /** The confidence of detections; engines refuse 0.99 and fail at 0.98. */
        static final Setting<Double> LEVEL =
            Setting.of("level", new NumberType(0, 1, ""), 0.5, "Level", "Confidence.")
                .changeableLive();
        /** The upper edge of boxes; analyzers refuse 0.89, fail at 0.88, and hang at 0.87. */
        static final Setting<Double> TOP =
            Setting.of("top", new NumberType(0, 1, ""), 0.0, "Top", "Upper edge.")
                .changeableLive();

        public PluginDescriptor descriptor() {
          return new PluginDescriptor("test.scripted", "Scripted", "1.0", "Test",
              SettingsSchema.of(GATE, START, LEVEL), SettingsSchema.of(OPENS, TOP));
        }

        public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
          context.logger().log(System.Logger.Level.INFO, "starting {0}", "engine");
          switch (context.settings().get(START)) {
            case "fail" -> throw new EngineStartException(Problem.of("TEST-0001", "no start"));
            case "throw" -> throw new IllegalStateException("no start at all");
            case "null" -> { return null; }
            case "slow" -> {
              Analyzer.slowly(context.settings().get(GATE));
              return new Engine(context.settings());
            }
            case "hang" -> { Analyzer.hang(context.settings().get(GATE)); return new Engine(context.settings()); }
            default -> { return new Engine(context.settings()); }
          }
        }

        static class Engine implements AnalyzerEngine {
          final byte[] ballast = new byte[1 << 20];
          volatile Settings settings;
          boolean closed;
          static final AtomicInteger OPEN = new AtomicInteger();
          Engine(Settings settings) { this.settings = settings; OPEN.incrementAndGet(); }
          public EngineDescriptor descriptor() {
            return EngineDescriptor.builder().labels(List.of("thing"))
                .pixelFormats(Set.of(PixelFormat.GRAY8, PixelFormat.BGR)).build();
          }
          public EngineStatus status() { return new EngineStatus("cpu", "cpu",
              OPEN + " engines, " + Analyzer.OPEN + " analyzers"); }
          public void warmUp() throws AnalyzerFailedException {
            if (settings.get(START).equals("warm")) {
              throw new AnalyzerFailedException(Problem.of("TEST-0002", "stays cold"));
            }
          }
          public FrameAnalyzer openAnalyzer(StreamInfo stream) throws AnalyzerFailedException {
            if (!stream.settings().get(OPENS)) {
              throw new AnalyzerFailedException(Problem.of("TEST-0003", "does not open"));
            }
            return new Analyzer(this, stream.settings().get(TOP));
          }
          public void changeSettings(Settings changed) throws SettingsException {
            if (changed.get(LEVEL) == 0.99) {
              throw new SettingsException(List.of(Problem.of("TEST-0008", "not that level")));
            }
            if (changed.get(LEVEL) == 0.98) {
              throw new IllegalStateException("no level at all");
            }
            settings = changed;
          }
          public synchronized void close() {
            if (settings.get(START).equals("stuck")) {
              Analyzer.hang(settings.get(GATE));
            }
            if (settings.get(START).equals("slow")) {
              try {
                Files.createFile(Path.of(settings.get(GATE) + ".closed"));
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }
            if (!closed) { closed = true; OPEN.decrementAndGet(); }
          }
        }

        static class Analyzer implements FrameAnalyzer {
          final Engine engine;
          Frame stolen;
          int frames;
          boolean failsToClose;
          static final AtomicInteger OPEN = new AtomicInteger();
          boolean closed;
          float top;
          Analyzer(Engine engine, double top) {
            this.engine = engine;
            this.top = (float) top;
            OPEN.incrementAndGet();
          }

          public void changeSettings(Settings changed) throws SettingsException {
            double asked = changed.get(TOP);
            if (asked == 0.89) {
              throw new SettingsException(List.of(Problem.of("TEST-0009", "not that edge")));
            }
            if (asked == 0.88) {
              throw new IllegalStateException("no edge at all");
            }
            if (asked == 0.87) {
              hang(engine.settings.get(GATE));
            }
            top = (float) asked;
          }

          public FrameResult analyze(Frame frame) throws AnalyzerException {
            frames++;
            if (stolen != null) {
              stolen.planes();
            }
            if (closed || engine.closed) {
              throw new AnalyzerFailedException(Problem.of("TEST-0007", "used after close"));
            }
            if (engine.settings.get(START).equals("nan")) {
              return FrameResult.of(List.of(
                  Detection.of("thing", Float.NaN, new BoundingBox(0, 0, 0, 0))));
            }
            BoundingBox box = new BoundingBox(frames % 900 / 1000f, top, 0.1f, 0.1f);
            return switch (frame.planes().get(0).buffer().get(0)) {
              case 0 -> FrameResult.of(List.of(Detection.of("thing",
                  (float) (double) engine.settings.get(LEVEL), box)));
              case 1 -> throw new FrameRejectedException(Problem.of("TEST-0004", "not this one"));
              case 2 -> throw new AnalyzerFailedException(Problem.of("TEST-0005", "broken"));
              case 3 -> throw new IllegalStateException("oops");
              case 4 -> overflow(frame);
              case 5 -> FrameResult.of(List.of(
                  Detection.of("thing", 0.5f, new BoundingBox(Float.NaN, 0, 0, 0))));
              case 6 -> FrameResult.of(List.of(Detection.of("other", 0.5f, box)));
              case 7 -> null;
              case 8 -> await(engine.settings.get(GATE));
              case 9 -> { frame.retain(); yield FrameResult.nothing(); }
              case 10 -> FrameResult.of(List.of(Detection.of("thing", 1.5f, box)));
              case 11 -> FrameResult.nothing().withRuleEvents(List.of(
                  new RuleEvent("LineDetector", "gate", OptionalLong.empty(), Map.of())));
              case 12 -> FrameResult.nothing().withTimings(List.of(new StageTiming("x", -1)));
              case 13 -> hang(engine.settings.get(GATE));
              case 14 -> FrameResult.of(Collections.nCopies(new long[Integer.MAX_VALUE].length, null));
              case 15 -> { stolen = frame; yield FrameResult.nothing(); }
              case 16 -> {
                new Thread(() -> hang(engine.settings.get(GATE)), "left-behind").start();
                yield FrameResult.nothing();
              }
              case 18 -> { failsToClose = true; yield FrameResult.nothing(); }
              case 19 -> { System.exit(7); yield null; }
              case 20 -> FrameResult.nothing().withTimings(List.of(
                  new StageTiming(StageTiming.PREPROCESS, 1),
                  new StageTiming(StageTiming.INFERENCE, 3, 4)));
              case 21 -> FrameResult.nothing().withTimings(List.of(new StageTiming("x", 1, 0)));
              case 17 -> throw new NoClassDefFoundError("acme/Missing");
              default -> FrameResult.nothing();
            };
          }

          static void slowly(String gate) {
            while (!Files.exists(Path.of(gate))) {
              Thread.onSpinWait();
            }
          }

          static FrameResult hang(String gate) {
            while (!Files.exists(Path.of(gate))) {
              try {
                Thread.sleep(5);
              } catch (InterruptedException e) {
                continue;
              }
            }
            return FrameResult.nothing();
          }

          FrameResult overflow(Frame frame) throws AnalyzerException { return overflow2(frame); }
          FrameResult overflow2(Frame frame) throws AnalyzerException { return overflow(frame); }

          FrameResult await(String gate) throws AnalyzerException {
            try {
              while (!Files.exists(Path.of(gate))) {
                Thread.sleep(1);
              }
            } catch (InterruptedException interrupted) {
              throw new AnalyzerFailedException(Problem.of("TEST-0006", "interrupted"));
            }
            return FrameResult.nothing();
          }

          public synchronized void close() {
            if (Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) {
              throw new IllegalStateException("closed with a foreign context class loader");
            }
            if (!closed) { closed = true; OPEN.decrementAndGet(); }
            if (failsToClose) {
              Analyzer.<RuntimeException>sneak(new Exception("checked, and not declared"));
            }
          }

          @SuppressWarnings("unchecked")
          static <T extends Throwable> void sneak(Throwable thrown) throws T { throw (T) thrown; }
        }
      }
      """;

  private CommandedPlugin() {}

  public static CompiledPlugin jar() {
    return new CompiledPlugin().plugin("test.Scripted", SOURCE);
  }

  /** A plugin directory that holds this plugin only. */
  public static Path in(Path directory) throws IOException {
    jar().write(directory.resolve("scripted.jar"));
    return directory;
  }
}
