package io.nunchi.cli.internal.control;

import io.nunchi.api.CanaryReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Tells the state of the analysis. */
@Command(
    name = "status",
    description = "Tell the generation that analyzes, the shadow, the canary and a running change.")
final class StatusControl implements ControlAction {

  @Override
  public void run(ControlTarget target, Reply reply) {
    List<String> parts = new ArrayList<>();
    parts.add("frame " + target.gate().frames());
    parts.add("live " + ChangeText.of(target.engine().generation()));
    parts.add(
        target.shadow().isRunning()
            ? "shadow compares " + target.shadow().sides() + ":" + target.shadow().figures()
            : "no shadow");
    Optional<CanaryReport> canary = target.changes().canary();
    canary.ifPresent(
        report ->
            parts.add(
                "canary %s on %s: %s"
                    .formatted(
                        ChangeText.of(report.candidate()),
                        String.join(", ", report.streamIds()),
                        report.why())));
    Optional<String> change = target.changes().change();
    change.ifPresent(running -> parts.add("changing: " + running));
    reply.done(String.join("; ", parts));
  }
}
