package io.nunchi.tck.internal.watch;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds at a moment, after the garbage is collected.
 *
 * @param threads live threads
 * @param heapBytes Java heap in use
 * @param directBytes memory of direct buffers
 * @param residentBytes memory of the process outside the Java heap, or 0 where the system does not
 *     say
 * @param openFiles open file handles, or 0 where the system does not say
 * @param temporaryFiles entries of the folder for temporary files and of the native folder
 */
public record Footprint(
    int threads,
    long heapBytes,
    long directBytes,
    long residentBytes,
    long openFiles,
    long temporaryFiles) {

  private static final long MILLIS_TO_HANDLE = 10_000;
  private static final Path HANDLES = Path.of("/proc/self/fd");
  private static final Path STATUS = Path.of("/proc/self/status");

  /** Looks. */
  public static Footprint now(Path nativeFolder) throws IOException {
    collectGarbage();
    return new Footprint(
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        bytesOfDirectBuffers(),
        bytesOfProcess(),
        entries(HANDLES),
        entries(Path.of(System.getProperty("java.io.tmpdir"))) + entries(nativeFolder));
  }

  /**
   * Twice, and each time until the JVM has handled what it found unreachable: then all direct
   * buffers of the first time are freed, however busy the machine is.
   */
  @SuppressWarnings("SystemGC") // how much is in use is only known after a collection
  private static void collectGarbage() throws IOException {
    for (int i = 0; i < 2; i++) {
      ReferenceQueue<Object> handled = new ReferenceQueue<>();
      PhantomReference<Object> witness = new PhantomReference<>(new Object(), handled);
      System.gc();
      try {
        handled.remove(MILLIS_TO_HANDLE);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", interrupted);
      } finally {
        Reference.reachabilityFence(witness);
      }
    }
  }

  private static long bytesOfDirectBuffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  private static long bytesOfProcess() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .map(bytes -> bytes - Runtime.getRuntime().totalMemory())
          .findFirst()
          .orElse(0);
    }
  }

  private static long entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }
}
