package io.nunchi.tck.internal.check;

import io.nunchi.api.HostListener;
import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes what a host tells of a plugin that should not be. Any thread. */
final class HostRoundNotes implements HostListener, StreamListener {

  /**
   * An analyzer may reject a frame, a stream that is closed drops one, and so does a host that is
   * offered the next one before: how fast a machine or a model is, is not the contract's.
   */
  private static final Set<DropReason> ALLOWED =
      Set.of(
          DropReason.FRAME_REJECTED, DropReason.CLOSING, DropReason.SUPERSEDED, DropReason.TOO_OLD);

  /** Says of a move that a call took long: the kit tells a hang by itself. */
  private static final String NOT_DRAINED = "NUN-4515";

  private final Queue<String> problems = new ConcurrentLinkedQueue<>();

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Tells whether a problem is no word about a slow machine. */
  static boolean isOfThePlugin(Problem problem) {
    return !problem.code().equals(NOT_DRAINED);
  }

  @Override
  public void onResult(AnalyzedFrame frame) {}

  @Override
  public void onDropped(DroppedFrame frame) {
    if (!ALLOWED.contains(frame.reason())) {
      problems.add(frame.toString());
    }
  }

  @Override
  public void onProblem(List<Problem> found) {
    List<Problem> ofThePlugin = found.stream().filter(HostRoundNotes::isOfThePlugin).toList();
    if (!ofThePlugin.isEmpty()) {
      problems.add(Problem.describe(ofThePlugin));
    }
  }
}
