package io.nunchi.models.internal;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code models show}. */
@Command(
    name = "show",
    description = {
      "Shows what a model package says of its model, defaults filled in.",
      "Files, manifest and digest are checked; the model is not run: that does models verify."
    })
final class ShowCommand extends ToolCommand {

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Parameters(
      paramLabel = "PACKAGE",
      description = "The model package, a directory or a zip, or builtin:starter.")
  private String location;

  @Override
  int run() throws ModelRefusedException {
    ManifestFacts facts =
        ToolSession.run(
            err(),
            session ->
                ManifestFacts.of(
                    session
                        .instance(ModelPackageReader.class)
                        .read(location, ModelPackageReader.DEFAULT_TIMEOUT)
                        .manifest()));
    out().print(json() ? JsonText.print(facts.json()) : facts.text());
    return DONE;
  }

  @Override
  String doneKey() {
    return "shown";
  }
}
