package io.nunchi.cli.internal.tck;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * The machine and the JVM of a trial.
 *
 * @param system name, version and architecture of the operating system
 * @param processors the processors that the JVM may use
 * @param memoryBytes the memory of the machine, or of the container
 * @param heapBytes the greatest size of the Java heap
 * @param java the JVM
 */
public record MachineFacts(
    String system, int processors, long memoryBytes, long heapBytes, String java) {

  private static final double BYTES_PER_GIB = 1L << 30;

  /** This machine. */
  public static MachineFacts here() {
    return new MachineFacts(
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        Runtime.getRuntime().maxMemory(),
        "%s %s (%s)"
            .formatted(
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                System.getProperty("java.vendor")));
  }

  String describe() {
    return String.format(
        Locale.ROOT,
        "%s, %d processors, %.1f GiB of memory",
        system,
        processors,
        memoryBytes / BYTES_PER_GIB);
  }
}
