package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime's native library, loaded once for each class loader from the folder that the host
 * gives to it. Left to itself, ONNX Runtime unpacks into a new temporary folder for every process.
 */
public final class OnnxRuntimeLibrary {

  private static final String NATIVE_PATH = "onnxruntime.native.path";
  private static final String RESOURCES = "/ai/onnxruntime/native/";
  private static final String PROVIDERS_SHARED = "onnxruntime_providers_shared";

  /**
   * When it starts, ONNX Runtime 1.29 matches the command line of the process with a regular
   * expression that recurses for each character: with a class path of a few kilobytes it overflows
   * the stack of an ordinary thread, and the process ends without a word. This is address space:
   * the system gives only the part that is used. It was enough for command lines of 1 MB.
   */
  private static final long START_STACK_BYTES = 256L << 20;

  private static @Nullable OrtEnvironment environment;

  private OnnxRuntimeLibrary() {}

  /**
   * Loads the library, or finds it loaded.
   *
   * @param folder the native folder of this class loader
   * @return the environment, which lives as long as the class loader
   * @throws EngineStartException if the library cannot be loaded on this machine
   */
  public static synchronized OrtEnvironment load(NativeFolder folder) throws EngineStartException {
    if (environment != null) {
      return environment;
    }
    try {
      unpack(folder, "onnxruntime");
      unpack(folder, "onnxruntime4j_jni");
      unpackIfThere(folder, PROVIDERS_SHARED); // looked for at once, and else unpacked elsewhere
      folder.withProperty(
          NATIVE_PATH, folder.path().toString(), OnnxRuntimeLibrary::createEnvironment);
    } catch (IOException | OrtException | LinkageError failure) {
      throw new EngineStartException(
          Problem.of(
                  ReferenceErrors.ONNX_RUNTIME_LIBRARY, "ONNX Runtime's library cannot be loaded")
              .expected("a library for " + platform() + " that this machine can load")
              .found(rootOf(failure).toString())
              .where(folder.path().toString())
              .fix(
                  "check that the plugin's directory is complete, that the native folder is"
                      + " writable and not mounted noexec (take another one:"
                      + " HostBuilder.nativeRoot, or JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER for"
                      + " the command line), and that ONNX Runtime supports this machine"),
          failure);
    }
    if (environment == null) {
      throw new IllegalStateException("ONNX Runtime gave no environment");
    }
    return environment;
  }

  /** Unpacks what a GPU provider needs beside the library; the CPU build has none of it. */
  static void unpackProvider(NativeFolder folder, String library) throws IOException {
    unpackIfThere(folder, library);
  }

  private static synchronized void createEnvironment() throws OrtException {
    AtomicReference<@Nullable OrtEnvironment> created = new AtomicReference<>();
    AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
    Thread starter =
        new Thread(
            null, () -> create(created, failed), "nunchi-onnxruntime-start", START_STACK_BYTES);
    starter.start();
    joinUninterrupted(starter);
    Throwable failure = failed.get();
    if (failure instanceof OrtException refused) {
      throw refused;
    } else if (failure instanceof Error broken) {
      throw broken;
    } else if (failure != null) {
      throw new IllegalStateException("ONNX Runtime gave no environment", failure);
    }
    environment = created.get();
  }

  private static void create(
      AtomicReference<@Nullable OrtEnvironment> created,
      AtomicReference<@Nullable Throwable> failed) {
    try {
      // Whatever fails throws; the rest is about the insides of models.
      OrtEnvironment fresh =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "nunchi");
      fresh.setTelemetry(false);
      created.set(fresh);
    } catch (OrtException | RuntimeException | Error failure) {
      failed.set(failure);
    }
  }

  private static void joinUninterrupted(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void unpack(NativeFolder folder, String library) throws IOException {
    folder.unpack(OrtEnvironment.class, resource(library));
  }

  private static void unpackIfThere(NativeFolder folder, String library) throws IOException {
    try {
      unpack(folder, library);
    } catch (FileNotFoundException missing) {
      System.getLogger(OnnxRuntimeLibrary.class.getName())
          .log(System.Logger.Level.DEBUG, "{0} is not in this build", library);
    }
  }

  private static String resource(String library) {
    return RESOURCES + platform() + "/" + System.mapLibraryName(library);
  }

  /** The platform as ONNX Runtime's jar names it. */
  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String osPart = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
    boolean arm = arch.equals("aarch64") || arch.equals("arm64");
    return osPart + "-" + (arm ? "aarch64" : arch.equals("amd64") ? "x64" : arch);
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
