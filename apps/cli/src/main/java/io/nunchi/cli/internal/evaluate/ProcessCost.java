package io.nunchi.cli.internal.evaluate;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Processor time and memory of this process, and of the worker processes that run plugins for it.
 * For one thread.
 */
final class ProcessCost {

  private static final Path PROCESSES = Path.of("/proc");
  private static final Path OWN = PROCESSES.resolve("self");
  private static final String RESET_PEAK = "5";
  private static final String PEAK = "VmHWM:";

  /** Linux counts processor time for programs in hundredths of a second, on every machine. */
  private static final long NANOS_PER_TICK = 10_000_000;

  /** The field of user time in {@code /proc/PID/stat}, counted from the end of the name. */
  private static final int USER_TICKS = 11;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private List<Path> workers = List.of();

  /** Counts the processes that this one has started by now, from now on. */
  void countWorkers() {
    workers =
        ProcessHandle.current()
            .descendants()
            .map(process -> PROCESSES.resolve(Long.toString(process.pid())))
            .filter(Files::isDirectory)
            .toList();
  }

  /** Nanoseconds of processor time so far, all threads together. */
  long cpuNanos() {
    return system.getProcessCpuTime() + workers.stream().mapToLong(ProcessCost::cpuNanos).sum();
  }

  /** Processor time of a worker; none once it has ended. */
  private static long cpuNanos(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return NANOS_PER_TICK
          * (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]));
    } catch (IOException ended) {
      return 0;
    }
  }

  /** Lets the peak begin anew; where the system cannot, it is that of the whole process. */
  boolean resetPeakMemory() {
    Path clear = OWN.resolve("clear_refs");
    try {
      if (Files.isWritable(clear)) {
        Files.writeString(clear, RESET_PEAK);
        return true;
      }
      return false;
    } catch (IOException notAllowed) {
      return false;
    }
  }

  /** The most memory that was resident at one moment, in bytes; empty where nobody says. */
  OptionalLong peakMemoryBytes() {
    OptionalLong own = peakMemoryBytes(OWN);
    long others =
        workers.stream().map(ProcessCost::peakMemoryBytes).mapToLong(p -> p.orElse(0)).sum();
    return own.isPresent() ? OptionalLong.of(own.getAsLong() + others) : own;
  }

  private static OptionalLong peakMemoryBytes(Path process) {
    try {
      return Files.readAllLines(process.resolve("status")).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst();
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }
}
