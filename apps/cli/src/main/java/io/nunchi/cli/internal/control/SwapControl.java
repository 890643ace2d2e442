package io.nunchi.cli.internal.control;

import io.nunchi.api.SwapPolicy;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Swaps the engine to another plugin, model or settings. */
@Command(
    name = "swap",
    description = "Swap to another plugin, model or settings, between two frames of each source.")
final class SwapControl implements ControlAction {

  @Mixin private final CandidateOptions candidate = new CandidateOptions();

  @Override
  public void run(ControlTarget target, Reply reply) throws CliException {
    AnalyzerSpec wanted = candidate.analyzer();
    RunningChanges changes = target.changes();
    changes.begin(
        reply,
        answer ->
            answer.done(
                ChangeText.swapped(
                    changes.await(
                        target
                            .engine()
                            .swapAsync(
                                wanted.pluginId(), wanted.settings(), SwapPolicy.defaults())))));
  }
}
