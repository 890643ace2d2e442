package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.shadow.ShadowRequest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts or ends the comparison with a candidate. */
@Command(
    name = "shadow",
    description = {
      "Compare a candidate with the analyzer on the same frames; its results are not delivered.",
      "shadow stop ends the comparison."
    })
final class ShadowControl implements ControlAction {

  private static final String STOP = "stop";
  private static final double LEAST_RATE = 1e-6;

  @Mixin private final CandidateOptions candidate = new CandidateOptions();

  @Option(
      names = "--map",
      paramLabel = "FROM=TO",
      description = "Compare a label of either analyzer under another name; more than once.")
  private List<String> labelMap = List.of();

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "The part of the frames that the candidate sees. Default: 1, all.")
  private double rate = 1;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "How many frames with the largest disagreement to keep. Default: 20.")
  private int keep = ShadowRequest.USUALLY_KEPT;

  @Override
  public void run(ControlTarget target, Reply reply) throws CliException {
    if (candidate.text().equals(STOP)) {
      stop(target, reply);
      return;
    }
    if (!(rate >= LEAST_RATE && rate <= 1)) {
      throw ControlProblems.valueUnfit("--rate above 0, at most 1", Double.toString(rate));
    }
    if (keep < 0 || keep > ShadowRequest.MOST_KEPT) {
      throw ControlProblems.valueUnfit(
          "--keep from 0 to " + ShadowRequest.MOST_KEPT, Integer.toString(keep));
    }
    ShadowRequest wanted =
        new ShadowRequest(candidate.analyzer(), rate, keep, NamedValues.pairs(labelMap));
    target
        .changes()
        .begin(
            reply,
            answer -> {
              target.shadow().start(wanted);
              answer.done("compares " + target.shadow().sides() + "; nothing of it is delivered");
            });
  }

  private static void stop(ControlTarget target, Reply reply) throws CliException {
    if (!target.shadow().isRunning()) {
      throw ControlProblems.noShadow();
    }
    target
        .changes()
        .begin(
            reply,
            answer -> {
              target.shadow().stop();
              answer.done("ended;" + target.shadow().figures());
            });
  }
}
