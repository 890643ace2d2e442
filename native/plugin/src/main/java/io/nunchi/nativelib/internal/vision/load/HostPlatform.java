package io.nunchi.nativelib.internal.vision.load;

import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.util.Locale;
import java.util.Optional;

/** The operating system and processor of this JVM, in the names that the build gives to folders. */
public final class HostPlatform {

  private HostPlatform() {}

  /** The folder of this platform's libraries, such as {@code linux-x86_64}. */
  public static String folder() {
    return operatingSystem() + "-" + processor();
  }

  static boolean isLinux() {
    return operatingSystem().equals("linux");
  }

  static boolean isWindows() {
    return operatingSystem().equals("windows");
  }

  /**
   * Refuses pointers that do not fill a field of {@code nunchi_vision.h}'s structs, whose layout
   * has 64 bits for each.
   */
  static void requirePointersOf64Bits(int pointerBytes) throws EngineStartException {
    if (pointerBytes != Long.BYTES) {
      throw new EngineStartException(
          Problem.of(NativeErrors.NO_64_BITS, "native libraries need a Java of 64 bits")
              .expected("pointers of 64 bits")
              .found("pointers of " + pointerBytes * Byte.SIZE + " bits, on " + folder())
              .where(System.getProperty("java.home"))
              .fix("run the VMS with a Java for a processor of 64 bits"));
    }
  }

  /** The format of this platform's shared libraries, if their first bytes tell it. */
  static Optional<String> libraryFormat() {
    return isLinux() ? Optional.of("ELF shared library for " + processor()) : Optional.empty();
  }

  private static String operatingSystem() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "macos";
    }
    return name.startsWith("windows") ? "windows" : name.replace(' ', '_');
  }

  private static String processor() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return name.equals("amd64") ? "x86_64" : name;
  }
}
