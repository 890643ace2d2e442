package io.nunchi.reference.internal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.internal.models.ModelsTool;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Makes packages of real models, as a person would. */
public final class KnownPackages {

  private KnownPackages() {}

  /** Makes the package of a known model in a new folder. */
  public static Path add(String modelFile, Path folder) {
    Path model = RealFiles.require("models/" + modelFile);
    StringWriter said = new StringWriter();
    PrintWriter printer = new PrintWriter(said);
    int exitCode =
        new ModelsTool().run(printer, printer, "add", model.toString(), "--to", folder.toString());
    assertThat(exitCode).describedAs(said.toString()).isZero();
    return folder;
  }
}
