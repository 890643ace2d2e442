package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.CliException;
import picocli.CommandLine.Command;

/** Returns to the engine before the last swap. */
@Command(
    name = "rollback",
    description = "Return to the engine before the last swap or promotion, which is still warm.")
final class RollbackControl implements ControlAction {

  @Override
  public void run(ControlTarget target, Reply reply) throws CliException {
    target
        .changes()
        .begin(reply, answer -> answer.done(ChangeText.swapped(target.engine().rollback())));
  }
}
