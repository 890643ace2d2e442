package io.nunchi.cli.internal.bench;

/**
 * What a measurement ran on.
 *
 * @param processors that the JVM may use
 * @param java the JVM
 * @param system the operating system
 */
public record Machine(int processors, String java, String system) {

  static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
  }
}
