package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.CliException;

/** A command to a running analysis. */
interface ControlAction {

  /**
   * Carries the command out, or begins to.
   *
   * @param target the analysis
   * @param reply takes the answer; a refusal that is thrown is answered by the caller
   * @throws CliException if the command is refused; nothing has changed then
   * @throws InterruptedException if the thread is interrupted while the command waits
   */
  void run(ControlTarget target, Reply reply) throws CliException, InterruptedException;
}
