package io.nunchi.api.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MailboxTest {

  private final FrameBuffer picture = FrameBuffer.allocate(1, 1, PixelFormat.GRAY8);
  private long lastSequence;

  private static void assertSumIsRight(Mailbox mailbox) {
    StreamCounters counters = mailbox.counters(0);
    assertThat(counters.analyzed() + counters.dropped() + counters.inFlight())
        .isEqualTo(counters.offered());
    assertThat(counters.inFlight()).isBetween(0, 2);
  }

  @Property
  void offeredIsAnalyzedPlusDroppedPlusInFlightAfterEveryStep(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 9) Integer> steps) {
    Mailbox mailbox = new Mailbox();
    lastSequence = 0;
    boolean queued = false;
    for (int step : steps) {
      switch (step) {
        case 0 -> mailbox.offer(picture, null, 0L, DropReason.UNSUPPORTED_FORMAT);
        case 1 -> mailbox.close();
        case 2, 3, 4 -> queued |= mailbox.offer(picture, null, 0L, null).turnIsDue();
        default -> queued = queued && turn(mailbox, step);
      }
      assertSumIsRight(mailbox);
    }
    if (queued) {
      turn(mailbox, 5);
    }
    assertSumIsRight(mailbox);
  }

  /** A turn, which may be lost half way; true if another one is queued. */
  private boolean turn(Mailbox mailbox, int step) {
    Waiting next = mailbox.beginTurn();
    assertSumIsRight(mailbox);
    if (next != null) {
      assertThat(next.sequence()).as("in order, none twice").isGreaterThan(lastSequence);
      lastSequence = next.sequence();
    }
    if (step == 9) {
      assertThat(Optional.ofNullable(mailbox.abandonTurn())).isEqualTo(Optional.ofNullable(next));
      mailbox.offer(picture, null, 0L, null);
      assertSumIsRight(mailbox);
      mailbox.beginAftermath();
      if (next != null) {
        mailbox.finish(DropReason.TIMED_OUT);
      }
      return turn(mailbox, 5);
    }
    if (next != null) {
      mailbox.finish(step == 5 ? null : DropReason.ANALYZER_FAILED);
    }
    assertSumIsRight(mailbox);
    return mailbox.endTurn();
  }
}
