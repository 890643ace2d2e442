package io.nunchi.cli.internal.evaluate;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Processor time and memory of this process. */
final class ProcessCost {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String RESET_PEAK = "5";
  private static final String PEAK = "VmHWM:";

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Nanoseconds of processor time so far, all threads together. */
  long cpuNanos() {
    return system.getProcessCpuTime();
  }

  /** Lets the peak begin anew; where the system cannot, it is that of the whole process. */
  boolean resetPeakMemory() {
    try {
      if (Files.isWritable(CLEAR)) {
        Files.writeString(CLEAR, RESET_PEAK);
        return true;
      }
      return false;
    } catch (IOException notAllowed) {
      return false;
    }
  }

  /** The most memory that was resident at one moment, in bytes; empty where nobody says. */
  OptionalLong peakMemoryBytes() {
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst();
    } catch (IOException unreadable) {
      return OptionalLong.empty();
    }
  }
}
