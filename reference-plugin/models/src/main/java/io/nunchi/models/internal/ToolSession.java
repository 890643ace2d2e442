package io.nunchi.models.internal;

import com.google.inject.Injector;
import io.nunchi.reference.internal.engine.EngineStarter;
import io.nunchi.reference.internal.engine.ReferenceEngine;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.wiring.Wiring;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The plugin's parts for one run of a command, and a folder for native libraries that is deleted at
 * its end. Libraries that the plugin's class loader has loaded already are used as they are.
 */
final class ToolSession {

  private final NativeFolder folder;
  private final PrintWriter err;
  private final Injector injector;

  private ToolSession(NativeFolder folder, PrintWriter err) {
    this.folder = folder;
    this.err = err;
    this.injector = Wiring.injector(folder);
  }

  /** The work of a command in a session. */
  @FunctionalInterface
  interface Task<T> {
    T run(ToolSession session) throws IOException, ModelRefusedException;
  }

  static <T> T run(PrintWriter err, Task<T> task) throws ModelRefusedException {
    try {
      Path natives = Files.createTempDirectory("nunchi-models-");
      try {
        return task.run(new ToolSession(new NativeFolder(natives), err));
      } finally {
        FileTrees.delete(natives);
      }
    } catch (IOException failure) {
      throw new ModelRefusedException(
          Problem.of(ModelsErrors.PACKAGE_WRITE, "a file cannot be read or written")
              .expected("files that can be read, and a place that can be written")
              .found(failure.toString())
              .fix("check the paths, their permissions, and the space on the disk"),
          failure);
    }
  }

  <T> T instance(Class<T> type) {
    return injector.getInstance(type);
  }

  NativeFolder nativeFolder() {
    return folder;
  }

  /** Starts an engine on a package as a host would; the caller closes it. */
  ReferenceEngine start(String modelPackage) throws EngineStartException {
    return instance(EngineStarter.class).start(ToolContext.of(modelPackage, folder, err));
  }

  /** Starts an engine that is only tried, so that its warnings are not for anybody. */
  ReferenceEngine startTrial(String modelPackage) throws EngineStartException {
    return instance(EngineStarter.class)
        .start(ToolContext.of(modelPackage, folder, new PrintWriter(Writer.nullWriter())));
  }
}
