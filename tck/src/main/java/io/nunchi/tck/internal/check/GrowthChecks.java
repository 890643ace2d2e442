package io.nunchi.tck.internal.check;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.tck.internal.picture.Walk;
import io.nunchi.tck.internal.picture.WatchedFrame;
import io.nunchi.tck.internal.trial.Trial;
import io.nunchi.tck.internal.watch.Footprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Chapter 8: what grows. There are four intervals between five looks; the growth of an interval
 * counts when at least three intervals grew as much. So neither one jump, nor other processes, nor
 * a slow machine matter.
 */
final class GrowthChecks {

  private static final int LOOKS = 5;
  private static final int CYCLES_BEFORE = 3;

  /**
   * Other processes come and go in the folder for temporary files, and threads of the JVM's own.
   */
  private static final long COUNT_NOISE = 7;

  private static final long RESIDENT_NOISE = 48L << 20;
  private static final long DIRECT_NOISE = 64L << 10;
  private static final long HEAP_NOISE_PER_CYCLE = 256;
  private static final long HEAP_NOISE_PER_FRAME = 12;
  private static final long HEAP_NOISE = 96L << 10;

  private GrowthChecks() {}

  /** The looks at a footprint, and how many cycles or frames lie between the first and the last. */
  private record Looks(List<Footprint> footprints, long steps) {

    /** What all intervals together grew, had each grown like the second smallest. */
    long growth(ToLongFunction<Footprint> part) {
      long[] growths = new long[footprints.size() - 1];
      for (int i = 0; i < growths.length; i++) {
        growths[i] = part.applyAsLong(footprints.get(i + 1)) - part.applyAsLong(footprints.get(i));
      }
      Arrays.sort(growths);
      return growths[1] * growths.length;
    }
  }

  static void enginesLeaveNothingBehind(Trial trial) throws Exception {
    Path natives = trial.bench().loaded().nativeFolder().path();
    int cycles = trial.bench().cycles();
    trial.doing(
        "started, used and closed %d engines, and let as many fail to start".formatted(cycles));
    WatchedFrame drawn = trial.bench().walk().frame(0);
    for (int i = 0; i < CYCLES_BEFORE; i++) {
      cycle(trial, drawn);
    }
    int perLook = Math.max(1, cycles / (LOOKS - 1));
    List<Footprint> footprints = new ArrayList<>(List.of(Footprint.now(natives)));
    long begin = System.nanoTime();
    while (footprints.size() < LOOKS) {
      for (int i = 0; i < perLook; i++) {
        cycle(trial, drawn);
      }
      footprints.add(footprintAfterThreadsEnded(trial, natives, footprints));
    }
    Looks looks = new Looks(footprints, (long) perLook * (LOOKS - 1));
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    long noise = Math.max(COUNT_NOISE, looks.steps() / 2);
    require(trial, looks, "threads", Footprint::threads, noise, "threads and executors");
    require(trial, looks, "open files", Footprint::openFiles, noise, "streams, channels");
    require(
        trial,
        looks,
        "temporary files",
        Footprint::temporaryFiles,
        noise + filesOfOthers(looks, noise, natives, millis),
        "temporary files, and what is unpacked anew for each engine");
    require(
        trial,
        looks,
        "bytes of direct buffers",
        Footprint::directBytes,
        DIRECT_NOISE,
        "direct buffers in static fields, caches and threads");
    require(
        trial,
        looks,
        "bytes of Java heap",
        Footprint::heapBytes,
        HEAP_NOISE + HEAP_NOISE_PER_CYCLE * looks.steps(),
        "static collections, listeners and threads that keep engines");
    require(
        trial,
        looks,
        "bytes of the process outside the Java heap",
        Footprint::residentBytes,
        RESIDENT_NOISE,
        "native handles that close() does not free");
  }

  /**
   * Other processes use the folder for temporary files, too. So before growth is blamed on the
   * subject, the kit does nothing for as long, and looks how much the folder grows by itself.
   */
  private static long filesOfOthers(Looks looks, long noise, Path natives, long millis)
      throws IOException, InterruptedException {
    if (looks.growth(Footprint::temporaryFiles) <= noise) {
      return 0;
    }
    List<Footprint> footprints = new ArrayList<>(List.of(Footprint.now(natives)));
    while (footprints.size() < LOOKS) {
      Thread.sleep(millis / (LOOKS - 1));
      footprints.add(Footprint.now(natives));
    }
    return Math.max(0, new Looks(footprints, 0).growth(Footprint::temporaryFiles));
  }

  private static void cycle(Trial trial, WatchedFrame drawn) throws Exception {
    AnalyzerEngine engine = trial.startEngine();
    FrameAnalyzer analyzer = trial.open(engine, "cycle");
    trial.analyzeGood(analyzer, new WatchedFrame(drawn.picture(), 0));
    trial.letGo(analyzer).close();
    trial.letGo(engine).close();
    Provocations.brokenStarts(trial);
  }

  /** A thread that was told to end may need a moment, longer on a busy machine. */
  private static Footprint footprintAfterThreadsEnded(
      Trial trial, Path natives, List<Footprint> before) throws IOException, InterruptedException {
    long end = System.nanoTime() + trial.bench().patience().toNanos() / 10;
    Footprint now = Footprint.now(natives);
    while (now.threads() > before.get(before.size() - 1).threads() && System.nanoTime() < end) {
      Thread.sleep(20);
      now = Footprint.now(natives);
    }
    return now;
  }

  static void framesLeaveNothingBehind(Trial trial) throws Exception {
    Path natives = trial.bench().loaded().nativeFolder().path();
    int perLook = Math.max(1, trial.bench().frames() / LOOKS);
    trial.doing("gave an analyzer %d frames".formatted(perLook * LOOKS));
    FrameAnalyzer analyzer = trial.open(trial.startEngine(), "for ever");
    List<WatchedFrame> drawn = trial.bench().walk().frames();
    List<Footprint> footprints = new ArrayList<>();
    long sequence = 0;
    while (footprints.size() < LOOKS) {
      for (int i = 0; i < perLook; i++) {
        WatchedFrame picture = drawn.get((int) (sequence % Walk.FRAMES));
        trial.analyzeGood(analyzer, new WatchedFrame(picture.picture(), sequence));
        sequence++;
      }
      footprints.add(Footprint.now(natives));
    }
    Looks looks = new Looks(footprints, (long) perLook * (LOOKS - 1));
    String check = "collections that only grow: tracks that ended, histories, logs, caches";
    long heapNoise = HEAP_NOISE + HEAP_NOISE_PER_FRAME * looks.steps();
    require(trial, looks, "bytes of Java heap", Footprint::heapBytes, heapNoise, check);
    require(trial, looks, "bytes of direct buffers", Footprint::directBytes, DIRECT_NOISE, check);
    require(
        trial,
        looks,
        "bytes of the process outside the Java heap",
        Footprint::residentBytes,
        RESIDENT_NOISE,
        check);
    require(trial, looks, "threads", Footprint::threads, LOOKS, "threads that are made per frame");
    require(trial, looks, "open files", Footprint::openFiles, LOOKS, "files opened per frame");
  }

  private static void require(
      Trial trial,
      Looks looks,
      String what,
      ToLongFunction<Footprint> part,
      long noise,
      String check) {
    long growth = looks.growth(part);
    if (growth > noise) {
      throw trial.broken(
          "no growth",
          "about %d more %s after %d of them".formatted(growth, what, looks.steps()),
          check);
    }
  }
}
