package io.nunchi.tck.internal.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory that this process has outside the Java heap, on Linux.
 *
 * <p>The pages of the heap are left out one by one, and not by its size: a young heap is large, and
 * its pages come into being one after the other while it is used for the first time.
 */
final class ProcessMemory {

  private static final Path MAPPINGS = Path.of("/proc/self/smaps");
  private static final Pattern MAPPING = Pattern.compile("(\\p{XDigit}+)-\\p{XDigit}+ .*");
  private static final Pattern RESIDENT = Pattern.compile("Rss:\\s+(\\d+) kB");
  private static final Pattern HEAP =
      Pattern.compile("\\[0x(\\p{XDigit}+), 0x(\\p{XDigit}+)(?:, 0x(\\p{XDigit}+))?\\)");

  private ProcessMemory() {}

  /** Bytes, or 0 where the system does not say. */
  static long outsideHeap() throws IOException {
    if (!Files.isReadable(MAPPINGS)) {
      return 0;
    }
    Optional<Range> heap = HotSpotCommand.HEAP_INFO.run().flatMap(ProcessMemory::heap);
    List<String> mappings = Files.readAllLines(MAPPINGS);
    return heap.map(range -> resident(mappings, range))
        .orElseGet(() -> resident(mappings, new Range(0, 0)) - Runtime.getRuntime().totalMemory());
  }

  /**
   * A part of the address space.
   *
   * @param begin its first address
   * @param end the address behind it
   */
  record Range(long begin, long end) {
    boolean contains(long address) {
      return Long.compareUnsigned(begin, address) <= 0 && Long.compareUnsigned(address, end) < 0;
    }

    Range and(Range other) {
      return new Range(Math.min(begin, other.begin), Math.max(end, other.end));
    }
  }

  /** Where the heap is, from what HotSpot tells about its generations or regions. */
  static Optional<Range> heap(String heapInfo) {
    return HEAP.matcher(heapInfo)
        .results()
        .map(
            part ->
                new Range(
                    Long.parseUnsignedLong(part.group(1), 16),
                    Long.parseUnsignedLong(
                        part.group(3) == null ? part.group(2) : part.group(3), 16)))
        .reduce(Range::and);
  }

  /** The bytes that are resident, but for the mappings that begin in a range. */
  static long resident(List<String> mappings, Range without) {
    long bytes = 0;
    boolean counts = true;
    for (String line : mappings) {
      Matcher mapping = MAPPING.matcher(line);
      Matcher resident = RESIDENT.matcher(line);
      if (mapping.matches()) {
        counts = !without.contains(Long.parseUnsignedLong(mapping.group(1), 16));
      } else if (counts && resident.matches()) {
        bytes += Long.parseLong(resident.group(1)) * 1024;
      }
    }
    return bytes;
  }
}
