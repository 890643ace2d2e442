package io.nunchi.bench;

/**
 * The machine of a measurement.
 *
 * @param processors the number that the JVM may use
 * @param java the JVM
 * @param system the operating system
 */
public record Machine(int processors, String java, String system) {

  /** The machine that this process runs on. */
  public static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
  }

  /** The machine in a few words. */
  public String text() {
    return "%d processors, %s, %s".formatted(processors, java, system);
  }
}
