package io.nunchi.cli.internal.control;

import picocli.CommandLine.Command;

/** Ends the analysis. */
@Command(
    name = "stop",
    description = "End the analysis as Ctrl-C does; what was analyzed is written.")
final class StopControl implements ControlAction {

  @Override
  public void run(ControlTarget target, Reply reply) {
    reply.done("the analysis ends");
    target.stop().request();
  }
}
