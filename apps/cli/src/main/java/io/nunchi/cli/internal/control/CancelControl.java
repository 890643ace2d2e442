package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.CliException;
import picocli.CommandLine.Command;

/** Cancels a change or a canary. */
@Command(
    name = "cancel",
    description =
        "Cancel the swap or promotion that is being made, or move a canary's sources back.")
final class CancelControl implements ControlAction {

  @Override
  public void run(ControlTarget target, Reply reply) throws CliException {
    reply.done(target.changes().cancel());
  }
}
