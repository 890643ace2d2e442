package io.nunchi.api.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class InboxTest {

  private final FrameBuffer picture = FrameBuffer.allocate(1, 1, PixelFormat.GRAY8);
  private final Inbox inbox = new Inbox(FrameRate.any());
  private long offers;
  private long lastTaken;

  private Inbox.Arrival offer(@Nullable DropReason refusal) {
    return inbox.offer(picture, ++offers, 0, null, refusal);
  }

  private StreamCounters counters() {
    return inbox.counters(0, 0, 0);
  }

  private void assertSumIsRight() {
    StreamCounters counters = counters();
    assertThat(counters.analyzed() + counters.dropped() + counters.inFlight())
        .isEqualTo(counters.offered());
    assertThat(counters.inFlight()).isBetween(0, 2);
  }

  @Property
  void offeredIsAnalyzedPlusDroppedPlusInFlightAfterEveryStep(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 9) Integer> steps) {
    boolean queued = false;
    for (int step : steps) {
      switch (step) {
        case 0 -> offer(DropReason.UNSUPPORTED_FORMAT);
        case 1 -> queued |= inbox.close().map(Inbox.Arrival::turnIsDue).orElse(false);
        case 2, 3, 4 -> queued |= offer(null).turnIsDue();
        default -> queued = queued && turn(step);
      }
      assertSumIsRight();
    }
    if (queued) {
      turn(5);
    }
    assertSumIsRight();
  }

  /** Takes a turn, which may be lost half way; true if another one is queued. */
  private boolean turn(int step) {
    Turn turn = new Turn();
    inbox.beginTurn(turn);
    assertSumIsRight();
    InboxFrame frame = turn.frame();
    if (frame != null) {
      assertThat(frame.sequence()).as("in order, none twice").isGreaterThan(lastTaken);
      lastTaken = frame.sequence();
    }
    if (step == 9) {
      return turnAfterALostOne(frame);
    }
    if (frame != null) {
      frame.settle(step == 5 ? null : DropReason.ANALYZER_FAILED);
    }
    if (turn.isClosing()) {
      turn.close();
    }
    assertSumIsRight();
    boolean queued = inbox.endTurn(turn);
    assertThat(turn.isClosing()).as("closed").isEqualTo(inbox.life() == Inbox.Life.CLOSED);
    return queued;
  }

  private boolean turnAfterALostOne(@Nullable InboxFrame lost) {
    assertThat(inbox.loseTurn(LostCall.OF_THE_VMS)).isTrue();
    assertThat(inbox.loseTurn(LostCall.OF_THE_VMS)).as("once").isFalse();
    offer(null);
    assertSumIsRight();
    Turn next = new Turn();
    inbox.beginTurn(next);
    assertThat(next.lostCall()).isSameAs(LostCall.OF_THE_VMS);
    assertThat(next.frame()).as("the lost frame").isSameAs(lost);
    if (lost != null) {
      lost.settle(DropReason.TIMED_OUT);
    }
    boolean queued = inbox.endTurn(next);
    assertThat(queued).as("a frame waits, or the close").isTrue();
    return queued;
  }

  @Example
  void commandMeetsTheNextTurnOnceAndNoneIsTakenAfterTheClose() {
    assertThat(inbox.post(StreamCommand.Release.RELEASE)).isEqualTo(Inbox.Posting.TURN_IS_DUE);
    assertThat(inbox.post(StreamCommand.Release.RELEASE)).isEqualTo(Inbox.Posting.ACCEPTED);
    assertThat(inbox.withdraw(StreamCommand.Release.RELEASE)).isTrue();
    Turn turn = new Turn();
    inbox.beginTurn(turn);
    assertThat(turn.isCommanded()).isTrue();
    assertThat(inbox.nextCommand()).isEqualTo(StreamCommand.Release.RELEASE);
    assertThat(inbox.nextCommand()).isNull();
    assertThat(inbox.endTurn(turn)).isFalse();
    inbox.beginTurn(turn);
    assertThat(turn.isCommanded()).isFalse();
    assertThat(inbox.close()).isPresent();
    assertThat(inbox.close()).as("begun before").isEmpty();
    assertThat(inbox.post(StreamCommand.Release.RELEASE)).isEqualTo(Inbox.Posting.REFUSED);
    assertThat(inbox.endTurn(turn)).as("a turn closes the stream").isTrue();
  }

  @Example
  void commandBehindTheOneThatLosesItsTurnMeetsALaterTurn() {
    assertThat(inbox.post(StreamCommand.Release.RELEASE)).isEqualTo(Inbox.Posting.TURN_IS_DUE);
    assertThat(inbox.post(StreamCommand.Release.RELEASE)).isEqualTo(Inbox.Posting.ACCEPTED);
    inbox.beginTurn(new Turn());
    assertThat(inbox.nextCommand()).isEqualTo(StreamCommand.Release.RELEASE);
    assertThat(inbox.loseTurn(LostCall.OF_THE_VMS)).isTrue();

    Turn settling = new Turn();
    inbox.beginTurn(settling);
    assertThat(settling.isCommanded()).as("the lost turn is settled first").isFalse();
    assertThat(inbox.endTurn(settling)).as("the other command waits").isTrue();
    Turn next = new Turn();
    inbox.beginTurn(next);
    assertThat(next.isCommanded()).isTrue();
    assertThat(inbox.nextCommand()).isEqualTo(StreamCommand.Release.RELEASE);
  }

  @Example
  void frameThatIsOvertakenByALaterOneIsSuperseded() {
    assertThat(inbox.offer(picture, 2, 0, null, null).accepted()).isTrue();
    Inbox.Arrival overtaken = inbox.offer(picture, 1, 0, null, null);
    assertThat(overtaken.accepted()).isFalse();
    assertThat(overtaken.dropped()).isNotNull().extracting(InboxFrame::sequence).isEqualTo(1L);
    assertThat(overtaken.reason()).isEqualTo(DropReason.SUPERSEDED);
    assertSumIsRight();
  }
}
