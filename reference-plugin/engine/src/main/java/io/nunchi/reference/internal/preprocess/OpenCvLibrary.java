package io.nunchi.reference.internal.preprocess;

import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.opencv.core.Core;

/**
 * Loads OpenCV's native library from the folder that the host gave to this class loader.
 *
 * <p>The loader that OpenCV's jar brings along is not used: it unpacks into a folder of its own
 * making, which a killed process leaves behind.
 *
 * <p>Threading: any thread.
 */
public final class OpenCvLibrary {

  private static final String JAR_FOLDER = "/nu/pattern/opencv/";

  private static boolean loaded;

  private OpenCvLibrary() {}

  /**
   * Loads the library unless that has happened in this class loader, and keeps it to the calling
   * thread: frames of other streams use the other cores.
   *
   * @param folder the folder into which the library is unpacked and from which it is loaded
   * @throws IOException if the library cannot be unpacked there
   * @throws EngineStartException if OpenCV has no library for this platform (NUN-6051), or it does
   *     not load (NUN-6052)
   */
  public static synchronized void load(NativeFolder folder)
      throws IOException, EngineStartException {
    if (loaded) {
      return;
    }
    String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path library = folder.unpack(Core.class, resource).toAbsolutePath();
    try {
      System.load(library.toString());
    } catch (UnsatisfiedLinkError e) {
      throw new EngineStartException(
          Problem.of(
                  PreprocessErrors.LIBRARY_DOES_NOT_LOAD, "OpenCV's native library does not load")
              .expected("a library that this machine can load")
              .found(String.valueOf(e.getMessage()))
              .where(library.toString())
              .fix(
                  "install the libraries that the message names; if it says \"failed to map"
                      + " segment\", the folder is mounted noexec, take another one:"
                      + " HostBuilder.nativeRoot, or JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER for"
                      + " the command line; if it says that the file is loaded already, give every"
                      + " plugin class loader its own native folder"),
          e);
    }
    Core.setNumThreads(1);
    loaded = true;
  }

  /** The library of a platform in OpenCV's jar, by the system properties os.name and os.arch. */
  static String resource(String osName, String osArch) throws EngineStartException {
    String os = osName.toLowerCase(Locale.ROOT).replaceFirst("(linux|mac|windows).*", "$1");
    String path =
        switch (os + " " + osArch.toLowerCase(Locale.ROOT)) {
          case "linux amd64", "linux x86_64" -> "linux/x86_64/libopencv_java490.so";
          case "linux aarch64", "linux arm64" -> "linux/ARMv8/libopencv_java490.so";
          case "linux arm" -> "linux/ARMv7/libopencv_java490.so";
          case "mac amd64", "mac x86_64" -> "osx/x86_64/libopencv_java490.dylib";
          case "mac aarch64", "mac arm64" -> "osx/ARMv8/libopencv_java490.dylib";
          case "windows amd64", "windows x86_64" -> "windows/x86_64/opencv_java490.dll";
          case "windows x86" -> "windows/x86_32/opencv_java490.dll";
          default ->
              throw new EngineStartException(
                  Problem.of(
                          PreprocessErrors.UNSUPPORTED_PLATFORM,
                          "OpenCV has no native library for this platform")
                      .expected(
                          "Linux on x86-64, ARMv8 or ARMv7; macOS on x86-64 or ARMv8; Windows on"
                              + " x86-64 or x86")
                      .found(osName + " on " + osArch)
                      .fix("run the plugin on one of these platforms"));
        };
    return JAR_FOLDER + path;
  }
}
