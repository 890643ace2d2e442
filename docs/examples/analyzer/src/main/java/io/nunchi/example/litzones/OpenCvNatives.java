package io.nunchi.example.litzones;

import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.util.Locale;
import org.opencv.core.Core;

/** Loads OpenCV's native library, once in this class loader, from the host's folder. */
final class OpenCvNatives {

  private static boolean loaded;

  private OpenCvNatives() {}

  static synchronized void load(NativeFolder folder) throws EngineStartException {
    if (loaded) {
      return;
    }
    String library = "/nu/pattern/opencv/" + fileForThisPlatform();
    try {
      System.load(folder.unpack(Core.class, library).toString());
    } catch (IOException | UnsatisfiedLinkError e) {
      throw new EngineStartException(
          Problem.of("EXAMPLE-0002", "OpenCV's library does not load")
              .expected("the OpenCV jar in the plugin's folder, and a writable native folder")
              .found(e.toString())
              .where(library),
          e);
    }
    Core.setNumThreads(1); // the host runs cameras beside each other
    loaded = true;
  }

  private static String fileForThisPlatform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    if (system.startsWith("windows")) {
      return "windows/x86_64/opencv_java490.dll";
    }
    return system.startsWith("mac")
        ? "osx/" + (arm ? "ARMv8" : "x86_64") + "/libopencv_java490.dylib"
        : "linux/" + (arm ? "ARMv8" : "x86_64") + "/libopencv_java490.so";
  }
}
