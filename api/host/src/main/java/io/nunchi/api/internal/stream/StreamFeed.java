package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.Offer;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.loading.internal.log.LogName;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An inbox with the loop that empties it and the sink that it fills: the whole way of frames, live
 * or for a comparison. Any thread.
 */
public final class StreamFeed {

  private final Inbox inbox;
  private final FrameSink sink;
  private final AnalysisLoop loop;

  /** A feed that begins with an open analyzer, or with one that its first frame opens. */
  public StreamFeed(
      HostServices services,
      StreamParts parts,
      FrameSink sink,
      AnalysisLoop.Schedule schedule,
      AnalyzerSlot slot) {
    this.inbox = parts.inbox();
    this.sink = sink;
    this.loop = new AnalysisLoop(services, parts, sink, schedule, slot);
  }

  AnalysisLoop loop() {
    return loop;
  }

  /**
   * Offers a picture, which the sink gets back whatever happens to it.
   *
   * @param sequence the frame's number, which rises from offer to offer
   * @param nowNanos the present time by the host's clock
   * @return the answer of {@link Offer}
   */
  public long offer(FrameBuffer picture, long sequence, long nowNanos, @Nullable Object tag) {
    Inbox.Arrival arrival;
    try {
      boolean fits = loop.slot().accepts(picture.pixelFormat());
      DropReason refusal = fits ? null : DropReason.UNSUPPORTED_FORMAT;
      arrival = inbox.offer(picture, sequence, nowNanos, tag, refusal);
    } catch (RuntimeException | Error e) { // no memory; the inbox knows nothing of the picture
      sink.releaseRefused(picture);
      throw e;
    }
    if (arrival.turnIsDue()) {
      loop.queueTurn();
    }
    if (arrival.dropped() != null) {
      drop(arrival.dropped(), arrival.reason());
    }
    return arrival.accepted()
        ? Offer.accepted(sequence)
        : Offer.refused(sequence, arrival.reason());
  }

  /** Drops a frame that never had a turn, on the thread that offers or closes. */
  private void drop(InboxFrame dropped, DropReason reason) {
    LogName.Scope named = null;
    boolean isTold = false;
    try {
      List<Problem> problems =
          reason == DropReason.UNSUPPORTED_FORMAT
              ? List.of(loop.slot().unsupported(dropped.picture().pixelFormat()))
              : List.of();
      named = loop.slot().logName().enter();
      isTold = true;
      sink.dropped(dropped, reason, problems, null);
    } finally {
      if (!isTold) { // no memory; the picture is released all the same
        sink.dropped(dropped, reason, List.of(), null);
      }
      if (named != null) {
        named.leave();
      }
    }
    inbox.recycle(dropped);
  }

  /** Queues a command; false if the stream is closing or closed. */
  boolean post(StreamCommand command) {
    Inbox.Posting posting = inbox.post(command);
    if (posting == Inbox.Posting.TURN_IS_DUE) {
      loop.queueTurn();
    }
    return posting != Inbox.Posting.REFUSED;
  }

  /** Drops the waiting frame and lets the next turn close the analyzer; false if it was begun. */
  public boolean beginClose() {
    Optional<Inbox.Arrival> closing = inbox.close();
    if (closing.isEmpty()) {
      return false;
    }
    if (closing.get().dropped() != null) {
      drop(closing.get().dropped(), DropReason.CLOSING);
    }
    loop.closeUrgently();
    if (closing.get().turnIsDue()) {
      loop.queueTurn();
    }
    return true;
  }

  /** Waits until the analyzer is closed; false if the time ran out. Never waits for itself. */
  public boolean awaitClosed(long nanos) throws InterruptedException {
    return inbox.awaitClosed(nanos);
  }

  /** Waits until no frame waits or is being analyzed; false if the time ran out. */
  public boolean awaitIdle(long nanos) throws InterruptedException {
    return inbox.awaitIdle(nanos);
  }

  public boolean isClosed() {
    return inbox.life() == Inbox.Life.CLOSED;
  }

  /** Gives up the call of the VMS that blocks the running turn; true if there is one. */
  public boolean giveUpBlockedCall() {
    return loop.giveUpBlockedCall();
  }

  /** The analyzers that were opened after the first frame came. */
  public long analyzerRestarts() {
    return loop.restarts();
  }
}
