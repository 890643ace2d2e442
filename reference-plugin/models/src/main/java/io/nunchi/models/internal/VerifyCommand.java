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
          + " black and white, and on frames that provoke NaN. Says verified, or every reason why not;"
          + " and unproven if the package has no probe."
    },
    exitCodeList = {
      "0:verified",
      "1:an unexpected failure, which is a fault in Nunchi",
      "2:wrong usage",
      "4:it was refused; every reason is printed",
      "5:unproven: nothing is wrong, but there is no probe"
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
    out().print(json() ? JsonText.print(report.json(doneKey(), location)) : report.text(location));
    return switch (report.verdict()) {
      case VERIFIED -> DONE;
      case UNPROVEN -> UNPROVEN;
      case REFUSED -> REFUSED;
    };
  }

  @Override
  String doneKey() {
    return "verified";
  }
}
