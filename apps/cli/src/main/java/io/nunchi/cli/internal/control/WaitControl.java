package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.CliException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts off the commands after it. */
@Command(
    name = "wait",
    description = {
      "Put off the next line of the control file until no change is being made and no canary runs,",
      "or until frames of all sources together are done: recordings go on to that frame, and wait"
          + " there for the commands that follow."
    })
final class WaitControl implements ControlAction {

  private static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(60);
  private static final long MOST = 1_000_000_000_000L;

  @Parameters(paramLabel = "frames=N", arity = "0..1", description = "The number of frames.")
  private List<String> values = List.of();

  @Override
  public void run(ControlTarget target, Reply reply) throws CliException, InterruptedException {
    NamedValues named = new NamedValues(values);
    Optional<Long> frames = named.count("frames", 1, MOST);
    named.requireNoneLeft();
    boolean reached =
        frames.isPresent() ? target.gate().awaitFrames(frames.get()) : target.changes().awaitNone();
    if (!reached) {
      throw ControlProblems.runEnded(reply.command());
    }
    target.shadow().awaitFrame(target.stop(), LONGEST_ANALYSIS); // its figures have this frame
    reply.done("goes on at frame " + target.gate().frames());
  }
}
