package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** Mutants of rules 8.3 and 8.7 to 8.10: what surrounds an analyzer is the VMS's. */
public final class SurroundingsMutants {

  private static final String PROPERTY = "example.spot.loaded";
  private static final int MEGABYTE = 1 << 20;

  private SurroundingsMutants() {}

  /** The mutants; one writes into a folder below the working directory. */
  static List<Mutant> all() throws IOException {
    Path home = Files.createDirectories(Path.of("target", "mutant-home")).toAbsolutePath();
    return List.of(
        atStart(
            "8.3",
            "another default Locale",
            () -> Locale.setDefault(Locale.forLanguageTag("eo")),
            "the default Locale was"),
        atStart(
            "8.3",
            "a system property of its own",
            () -> System.setProperty(PROPERTY, "yes"),
            "system property example.spot.loaded was absent, is yes"),
        atStart(
            "8.3",
            "a proxy for all of the process",
            () -> ProxySelector.setDefault(ProxySelector.of(null)),
            "the default ProxySelector was"),
        atStart(
            "8.3",
            "a jar of cookies for all of the process",
            () -> CookieHandler.setDefault(new CookieManager()),
            "the default CookieHandler was"),
        atStart(
            "8.9",
            "a banner",
            () -> System.out.println("Bright spot, the analyzer of spots"),
            "System.out: \"Bright spot, the analyzer of spots\""),
        Mutant.of(
            "8.9",
            "a complaint about a frame",
            () -> Delegating.analyzing(() -> SurroundingsMutants::printIfNarrow),
            "System.err: \"too narrow: 1\""),
        Mutant.of(
            "8.8",
            "a port for diagnostics",
            () -> Delegating.starting(Listening::new),
            ", listening"),
        atStart(
            "8.7",
            "a log in a folder of its own",
            () -> writeFile(home.resolve("spot.log")),
            "spot.log, written by"),
        Mutant.of(
            "8.7",
            "a cache that it misses when somebody deleted it",
            MissesItsCache::new,
            "an engine that works as with a new folder"),
        Mutant.of(
            "8.10",
            "the highest priority for its thread",
            () -> Delegating.analyzing(() -> SurroundingsMutants::hurry),
            "the thread's priority was 5, is 10"),
        Mutant.of(
            "8.10",
            "a name for its thread",
            () -> Delegating.opening(SurroundingsMutants::nameThread),
            "the thread's name was"),
        Mutant.of(
            "8.10",
            "a thread that closes with another context class loader",
            () -> Delegating.opening(ChangesLoader::new),
            "the thread's context class loader was"),
        Mutant.of(
            "8.10",
            "an interrupt that nobody sent",
            () -> Delegating.starting(Interrupting::new),
            "the thread's interrupt flag was false, is true"),
        Mutant.of(
            "8.10",
            "four megabytes for each calling thread",
            SurroundingsMutants::keepingThreadLocals,
            "bytes for each thread that called analyze"));
  }

  private static Mutant atStart(String rule, String what, Runnable deed, String message) {
    return Mutant.of(
        rule,
        what,
        () ->
            Delegating.starting(
                correct -> {
                  deed.run();
                  return correct;
                }),
        message);
  }

  private static FrameResult printIfNarrow(FrameAnalyzer correct, Frame frame)
      throws AnalyzerException {
    if (frame.width() < 4) {
      System.err.println("too narrow: " + frame.width());
    }
    return correct.analyze(frame);
  }

  private static void writeFile(Path file) {
    try {
      Files.writeString(file, "started");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // that is the mutant
  private static FrameResult hurry(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
    Thread.currentThread().setPriority(Thread.MAX_PRIORITY);
    return correct.analyze(frame);
  }

  private static FrameAnalyzer nameThread(FrameAnalyzer correct) {
    Thread.currentThread().setName("bright spot");
    return correct;
  }

  private static AnalyzerPlugin keepingThreadLocals() {
    ThreadLocal<byte[]> scratch = ThreadLocal.withInitial(() -> new byte[4 * MEGABYTE]);
    return Delegating.analyzing(
        () ->
            (correct, frame) -> {
              scratch.get()[new Random(1).nextInt(MEGABYTE)]++;
              return correct.analyze(frame);
            });
  }

  private static final class MissesItsCache extends Delegating.Plugin {
    private final AtomicBoolean written = new AtomicBoolean();

    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      try {
        if (context.persistentFolder().isPresent()) {
          Path cache = context.persistentFolder().get().resolve("spot.cache");
          if (written.compareAndSet(false, true)) {
            Files.writeString(cache, "compiled");
          }
          Files.readString(cache);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return super.createEngine(context);
    }
  }

  private static final class Listening extends Delegating.Engine {
    private final ServerSocket server;

    Listening(AnalyzerEngine correct) {
      super(correct);
      try {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      super.close();
    }
  }

  private static final class Interrupting extends Delegating.Engine {
    Interrupting(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public EngineStatus status() {
      Thread.currentThread().interrupt();
      return super.status();
    }
  }

  private static final class ChangesLoader extends Delegating.Analyzer {
    ChangesLoader(FrameAnalyzer correct) {
      super(correct, FrameAnalyzer::analyze);
    }

    @Override
    public void close() {
      Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0]));
      super.close();
    }
  }
}
