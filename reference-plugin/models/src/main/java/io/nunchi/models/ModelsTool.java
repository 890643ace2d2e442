package io.nunchi.models;

import io.nunchi.models.internal.ModelsCommandLine;
import java.io.PrintWriter;
import java.util.spi.ToolProvider;

/**
 * The tool {@code models}: makes and checks model packages from the command line.
 *
 * <p>Threading: any thread. Ownership: each run has its own native folder and deletes it, so the
 * first run of a process decides from where ONNX Runtime and OpenCV are loaded.
 */
public final class ModelsTool implements ToolProvider {

  /** Creates the tool. */
  public ModelsTool() {}

  @Override
  public String name() {
    return "models";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    return ModelsCommandLine.run(out, err, args);
  }
}
