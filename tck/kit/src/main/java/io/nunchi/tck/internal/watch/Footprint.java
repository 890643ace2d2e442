package io.nunchi.tck.internal.watch;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The resources that this process holds after a garbage collection.
 *
 * @param threads live threads
 * @param heapBytes live bytes of the Java heap
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

  private static final Path HANDLES = Path.of("/proc/self/fd");

  /** Looks. */
  public static Footprint now(Path nativeFolder) throws IOException {
    long heapBytes = LiveHeap.afterCollection();
    return new Footprint(
        threadsNow(),
        heapBytes,
        bytesOfDirectBuffers(),
        ProcessMemory.outsideHeap(),
        entries(HANDLES),
        entries(Path.of(System.getProperty("java.io.tmpdir"))) + entries(nativeFolder));
  }

  /** The live threads alone, which cost nothing to count. */
  public static int threadsNow() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long bytesOfDirectBuffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
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
