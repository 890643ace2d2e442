package io.nunchi.tck.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Mutants of rules 8.1 and 8.2: each keeps one thing for every engine, or for every frame. What it
 * keeps belongs to the plugin and goes with it, unless it is a file or a thread.
 */
final class LeakingMutants {

  /** So little that an engine with its single frame passes rule 8.1. */
  private static final int SMALL = 512;

  private static final int KILOBYTE = 1 << 10;
  private static final int MEGABYTE = 1 << 20;
  private static final int PAGE = 4 << 10;
  private static final AtomicInteger FILES = new AtomicInteger();

  private LeakingMutants() {}

  static List<Mutant> in(Path folder) throws IOException {
    Path pages = folder.resolve("pages");
    Files.write(pages, new byte[MEGABYTE]);
    return List.of(
        perEngine(
            "a thread that outlives its engine",
            kept -> LoadingMutants.leaveThreadBehind("left-behind-by-8.1"),
            "more threads after 100 of them"),
        perEngine("a temporary file for each engine", kept -> leaveFile(folder), "temporary files"),
        perEngine("an open file for each engine", kept -> kept.add(open(pages)), "streams"),
        perEngine(
            "a kilobyte of Java heap for each engine",
            kept -> kept.add(new byte[KILOBYTE]),
            "static collections, listeners"),
        perEngine(
            "a direct buffer for each engine",
            kept -> kept.add(ByteBuffer.allocateDirect(PAGE)),
            "direct buffers in static fields"),
        perEngine(
            "a megabyte outside the Java heap for each engine",
            kept -> kept.add(ownPages(pages, MEGABYTE)),
            "native handles"),
        perFrame(
            "a list that only grows",
            kept -> kept.add(new byte[KILOBYTE / 2]),
            "more bytes of Java heap after 320 of them"),
        perFrame(
            "a direct buffer for each frame",
            kept -> kept.add(ByteBuffer.allocateDirect(SMALL)),
            "gave an analyzer 400 frames"),
        perFrame(
            "an open file for every twentieth frame",
            kept -> kept.add(FILES.incrementAndGet() % 20 == 0 ? open(pages) : ""),
            "files opened"));
  }

  /** Keeps something more. */
  private interface Leak {
    void into(List<Object> kept);
  }

  private static Mutant perEngine(String what, Leak leak, String message) {
    return Mutant.of(
        "8.1",
        what,
        () -> {
          List<Object> kept = new ArrayList<>();
          return Delegating.starting(
              correct -> {
                leak(leak, kept);
                return correct;
              });
        },
        message);
  }

  private static Mutant perFrame(String what, Leak leak, String message) {
    return Mutant.of(
        "8.2",
        what,
        () -> {
          List<Object> kept = new ArrayList<>();
          return Delegating.finding(
              result -> {
                leak(leak, kept);
                return result;
              });
        },
        message);
  }

  private static void leak(Leak leak, List<Object> kept) {
    synchronized (kept) {
      leak.into(kept);
    }
  }

  private static void leaveFile(Path folder) {
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      Path file = temporary.resolve(folder.getFileName() + "-" + FILES.incrementAndGet());
      Files.createFile(file).toFile().deleteOnExit();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static FileChannel open(Path file) {
    try {
      return FileChannel.open(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Pages that are copied when they are written to, as from malloc; the JVM counts them nowhere.
   */
  static ByteBuffer ownPages(Path file, int bytes) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer pages = channel.map(MapMode.PRIVATE, 0, bytes);
      for (int at = 0; at < bytes; at += PAGE) {
        pages.put(at, (byte) 1);
      }
      return pages;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
