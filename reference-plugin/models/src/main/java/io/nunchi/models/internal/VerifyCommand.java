package io.nunchi.models.internal;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code models verify}. */
@Command(
    name = "verify",
    description = {
      "Proves a model package.",
      "Checks files, manifest and digest; compares the model's inputs, outputs and number of labels"
          + " with the manifest; looks for what the probe expects; and runs the model on noise, on"
          + " black and white, and on frames that provoke NaN. Says pass, or every reason why not."
    })
final class VerifyCommand extends ToolCommand {

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Parameters(
      paramLabel = "PACKAGE",
      description = "The model package, a directory or a zip, or builtin:starter.")
  private String location;

  @Override
  int run() throws ModelRefusedException {
    VerifyReport report =
        ToolSession.run(err(), session -> new PackageVerifier(session, location).verify());
    out().print(json() ? JsonText.print(report.json(doneKey(), location)) : report.text());
    return report.passed() ? DONE : REFUSED;
  }

  @Override
  String doneKey() {
    return "verified";
  }
}
