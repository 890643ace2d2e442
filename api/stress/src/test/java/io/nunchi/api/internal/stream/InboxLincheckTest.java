package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.PixelFormat;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Offers, turns and the close of one stream, on several threads: whatever their interleaving, their
 * answers are those of some sequence of them. One worker at a time has the stream's turn.
 */
@Param(name = "sequence", gen = IntGen.class, conf = "1:4")
public class InboxLincheckTest {

  private static final int ITERATIONS = 4 * Integer.getInteger("nunchi.repeat", 5);
  private static final int INTERLEAVINGS = 500;

  /** A thread that waits for a lock spins; it does not hang. */
  private static final int LOOP_BOUND = 10_000;

  private static final FrameBuffer PICTURE = FrameBuffer.allocate(1, 1, PixelFormat.GRAY8);

  private final Inbox inbox = new Inbox(FrameRate.any());
  private final Turn turn = new Turn();
  private boolean turnRuns;

  @Operation
  public String offer(@Param(name = "sequence") int sequence) {
    Inbox.Arrival arrival = inbox.offer(PICTURE, sequence, 0, null, null);
    String answer = answer(arrival);
    if (arrival.dropped() != null) {
      inbox.recycle(arrival.dropped());
    }
    return answer;
  }

  @Operation
  public String close() {
    return inbox.close().map(InboxLincheckTest::answer).orElse("closed before");
  }

  private static String answer(Inbox.Arrival arrival) {
    InboxFrame dropped = arrival.dropped();
    return (arrival.accepted() ? "accepted" : "refused")
        + (arrival.turnIsDue() ? ", turn is due" : "")
        + (dropped == null ? "" : ", " + dropped.sequence() + " " + arrival.reason());
  }

  /** Begins the turn that is queued, if there is one. */
  @Operation(nonParallelGroup = "worker")
  public String beginTurn() throws InterruptedException {
    if (turnRuns || inbox.awaitIdle(0)) {
      return "no turn is queued";
    }
    inbox.beginTurn(turn);
    turnRuns = true;
    InboxFrame frame = turn.frame();
    return (frame == null ? "no frame" : "frame " + frame.sequence())
        + (turn.isClosing() ? ", closing" : "");
  }

  /** Ends the turn that runs, and with it the stream if it is closing. */
  @Operation(nonParallelGroup = "worker")
  public String endTurn() {
    if (!turnRuns) {
      return "no turn runs";
    }
    turnRuns = false;
    if (turn.isClosing()) {
      turn.close();
    }
    return inbox.endTurn(turn) ? "another turn is due" : "idle";
  }

  /** Takes the turn away from a worker whose call of the VMS is given up. */
  @Operation(nonParallelGroup = "worker")
  public String loseTurn() {
    if (!turnRuns) {
      return "no turn runs";
    }
    turnRuns = false;
    return inbox.loseTurn(LostCall.OF_THE_VMS) ? "another turn is due" : "lost before";
  }

  /** The counts, whose sum is right at every moment. */
  @Operation
  public String count() {
    var counters = inbox.counters(0, 0, 0);
    return counters.offered()
        + " = "
        + counters.analyzed()
        + " + "
        + counters.dropped()
        + " + "
        + counters.inFlight();
  }

  @Test
  @Tag("slow")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void everyInterleavingIsExplainedByASequence() {
    new ModelCheckingOptions()
        .iterations(ITERATIONS)
        .invocationsPerIteration(INTERLEAVINGS)
        .loopBound(LOOP_BOUND)
        .threads(2)
        .actorsPerThread(3)
        .check(InboxLincheckTest.class);
  }
}
