package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.tck.internal.check.Growth.Leak;
import io.nunchi.tck.internal.check.Growth.Quantity;
import io.nunchi.tck.internal.run.CheckFailed;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.watch.Footprint;
import io.nunchi.tck.internal.watch.Pulses;
import io.nunchi.testing.WatchedFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Chapter 8: what grows, decided by {@link Growth}. With the effort of a certificate, a leak is
 * found from 0.6 KB of Java heap, 0.7 KB of direct buffers, half a MB outside the heap, and a
 * thread, open file or temporary file for every third engine; and from 17 bytes of Java heap for
 * each frame.
 */
final class GrowthChecks {

  private static final int CYCLES_BEFORE = 3;
  private static final String TEMPORARY_FILES = "temporary files";
  private static final int MILLIS_OF_A_REST = 20;

  /**
   * Other processes come and go in the folder for temporary files, and threads of the JVM's own.
   */
  private static final long COUNT_NOISE = 7;

  private static final long COUNT_NOISE_OF_FRAMES = 5;
  private static final long RESIDENT_NOISE = 48L << 20;

  /** After some thousand frames code is compiled, and pools are full. */
  private static final long MANY_FRAMES = 4_000;

  private static final long RESIDENT_NOISE_OF_MANY_FRAMES = 6L << 20;
  private static final long DIRECT_NOISE = 64L << 10;
  private static final long HEAP_NOISE_PER_CYCLE = 256;
  private static final long HEAP_NOISE_PER_FRAME = 12;
  private static final long HEAP_NOISE = 32L << 10;

  private GrowthChecks() {}

  static void enginesLeaveNothingBehind(CheckSession session) throws Exception {
    int perWindow = Math.max(1, session.subject().cycles() / Growth.WINDOWS);
    long steps = (long) perWindow * Growth.WINDOWS;
    session.doing(
        "started, used and closed %d engines, and let as many fail to start".formatted(steps));
    WatchedFrame drawn = session.subject().walk().frame(0);
    for (int i = 0; i < CYCLES_BEFORE; i++) {
      cycle(session, drawn, i % 2 == 0);
    }
    Path natives = session.subject().loaded().nativeFolder().path();
    long begin = System.nanoTime();
    Growth growth = new Growth(ofEngines(steps), perWindow);
    List<Leak> leaks =
        growth.watch(
            Footprint.now(natives),
            before -> {
              for (int i = 0; i < perWindow; i++) {
                cycle(session, drawn, i % 2 == 0);
              }
              session.await(Pulses.polling(() -> Footprint.threadsNow() <= before.threads()));
              return Footprint.now(natives);
            });
    growth.perStep().forEach((name, each) -> session.figure(name + " per engine", each));
    long nanosPerRound = (System.nanoTime() - begin) / Growth.ROUNDS;
    for (Leak leak : leaks) {
      if (!leak.quantity().name().equals(TEMPORARY_FILES)
          || leak.growth()
              > leak.quantity().noise() + filesOfOthers(session, natives, nanosPerRound)) {
        throw broken(session, leak);
      }
    }
  }

  /** The quantities that a round of engines must not leave behind. */
  static List<Quantity> ofEngines(long steps) {
    long noise = Math.max(COUNT_NOISE, steps / 3);
    return List.of(
        new Quantity("threads", Footprint::threads, noise, "threads and executors"),
        new Quantity("open files", Footprint::openFiles, noise, "streams, channels"),
        new Quantity(
            TEMPORARY_FILES,
            Footprint::temporaryFiles,
            noise,
            "temporary files, and what is unpacked anew for each engine"),
        direct("direct buffers in static fields, caches and threads"),
        heap(
            HEAP_NOISE_PER_CYCLE * steps,
            "static collections, listeners and threads that keep engines"),
        resident(RESIDENT_NOISE, "native handles that close() does not free"));
  }

  /**
   * Measures how much the folder for temporary files grows by itself while the kit does nothing for
   * the time of a round: other processes use the folder too.
   */
  private static long filesOfOthers(CheckSession session, Path natives, long nanos)
      throws IOException, InterruptedException {
    List<Footprint> looks = new ArrayList<>(List.of(Footprint.now(natives)));
    while (looks.size() <= Growth.WINDOWS) {
      idle(session, nanos / Growth.WINDOWS);
      looks.add(Footprint.now(natives));
    }
    return Math.max(0, Growth.of(looks, Footprint::temporaryFiles));
  }

  private static void idle(CheckSession session, long nanos) throws InterruptedException {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < nanos) {
      session.step();
      Thread.sleep(MILLIS_OF_A_REST);
    }
  }

  /** Every second engine closes before its analyzer does. */
  private static void cycle(CheckSession session, WatchedFrame drawn, boolean engineFirst)
      throws Exception {
    AnalyzerEngine engine = session.startEngine();
    FrameAnalyzer analyzer = session.open(engine, "cycle");
    session.analyzeGood(analyzer, new WatchedFrame(drawn.pixels(), 0));
    session.letGo(analyzer);
    session.letGo(engine);
    if (engineFirst) {
      engine.close();
      closeAfterEngine(analyzer);
    } else {
      analyzer.close();
      engine.close();
    }
    Provocations.brokenStarts(session);
  }

  private static void closeAfterEngine(FrameAnalyzer analyzer) {
    try {
      analyzer.close();
    } catch (RuntimeException | Error thrown) { // the finding of rule 3.2
      return;
    }
  }

  static void framesLeaveNothingBehind(CheckSession session) throws Exception {
    int perWindow = Math.max(1, session.subject().frames() / (Growth.WINDOWS + 1));
    long steps = (long) perWindow * Growth.WINDOWS;
    session.doing("gave an analyzer %d frames".formatted(perWindow + steps));
    Path natives = session.subject().loaded().nativeFolder().path();
    FrameAnalyzer analyzer = session.open(session.startEngine(), "for ever");
    RepeatedWalk frames = new RepeatedWalk(session, analyzer);
    frames.next(perWindow);
    Growth growth = new Growth(ofFrames(steps), perWindow);
    List<Leak> leaks =
        growth.watch(
            Footprint.now(natives),
            before -> {
              frames.next(perWindow);
              return Footprint.now(natives);
            });
    growth.perStep().forEach((name, each) -> session.figure(name + " per frame", each));
    session.subject().remember(frames.seen());
    if (!leaks.isEmpty()) {
      throw broken(session, leaks.get(0));
    }
  }

  /** The quantities that a round of frames must not leave behind. */
  static List<Quantity> ofFrames(long steps) {
    String check = "collections that only grow: tracks that ended, histories, logs, caches";
    return List.of(
        direct(check),
        heap(HEAP_NOISE_PER_FRAME * steps, check),
        resident(steps >= MANY_FRAMES ? RESIDENT_NOISE_OF_MANY_FRAMES : RESIDENT_NOISE, check),
        new Quantity(
            "threads",
            Footprint::threads,
            COUNT_NOISE_OF_FRAMES,
            "threads that are made per frame"),
        new Quantity(
            "open files", Footprint::openFiles, COUNT_NOISE_OF_FRAMES, "files opened per frame"));
  }

  private static Quantity heap(long noiseOfSteps, String check) {
    return new Quantity(
        "bytes of Java heap", Footprint::heapBytes, HEAP_NOISE + noiseOfSteps, check);
  }

  private static Quantity direct(String check) {
    return new Quantity("bytes of direct buffers", Footprint::directBytes, DIRECT_NOISE, check);
  }

  private static Quantity resident(long noise, String check) {
    return new Quantity(
        "bytes of the process outside the Java heap", Footprint::residentBytes, noise, check);
  }

  /** Names another place to look at when a quantity grows. */
  static List<Quantity> withCheck(List<Quantity> quantities, String check) {
    return quantities.stream()
        .filter(quantity -> !quantity.name().equals(TEMPORARY_FILES))
        .map(quantity -> new Quantity(quantity.name(), quantity.part(), quantity.noise(), check))
        .toList();
  }

  static CheckFailed broken(CheckSession session, Leak leak) {
    return session.failure("no growth", leak.describe(), leak.quantity().check());
  }
}
