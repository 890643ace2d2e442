package io.nunchi.cli.internal.analyze;

import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Offers frames to a stream and learns from its listener what became of each. A stream numbers what
 * it is offered from 1, which is how a result finds its frame again.
 *
 * <p>{@link #offer} is for one thread; the listener's calls come from the host's.
 */
final class FrameFeed implements StreamListener {

  private final boolean keepsDroppedPictures;
  private final BiFunction<FrameBuffer, Set<PixelFormat>, FrameBuffer> fit;
  private final OutcomeOrder order;
  private final Runnable afterResult;
  private final Consumer<List<Problem>> onProblem;
  private final Map<Long, SourceFrame.Decoded> offered = new ConcurrentHashMap<>();
  private final Map<Long, Long> offerNanos = new ConcurrentHashMap<>();
  private long offers;

  /**
   * Prepares a feed.
   *
   * @param keepsDroppedPictures true if frames without a result are still to be drawn
   * @param fit brings a picture into one of the formats that the stream takes next; ends one hold
   *     of the picture if it gives another one
   * @param order where outcomes go
   * @param afterResult called by the host's thread after each result
   * @param onProblem is told of problems of the stream as a whole
   */
  FrameFeed(
      boolean keepsDroppedPictures,
      BiFunction<FrameBuffer, Set<PixelFormat>, FrameBuffer> fit,
      OutcomeOrder order,
      Runnable afterResult,
      Consumer<List<Problem>> onProblem) {
    this.keepsDroppedPictures = keepsDroppedPictures;
    this.fit = fit;
    this.order = order;
    this.afterResult = afterResult;
    this.onProblem = onProblem;
  }

  /** Offers a frame; keeps its picture for drawing until its outcome is written. */
  void offer(Stream stream, SourceFrame.Decoded frame) {
    frame.picture().captured(frame.captureTime(), System.nanoTime());
    frame.picture().hold();
    offers++;
    offerNanos.put(offers, System.nanoTime());
    offered.put(offers, frame);
    stream.offer(fit.apply(frame.picture(), stream.pixelFormats()));
  }

  /** The longest time for which a frame has been without an outcome. */
  Duration longestWait() {
    long now = System.nanoTime();
    return Duration.ofNanos(
        offerNanos.values().stream().mapToLong(offer -> now - offer).max().orElse(0));
  }

  private SourceFrame.@Nullable Decoded take(long sequence) {
    offerNanos.remove(sequence);
    return offered.remove(sequence);
  }

  /**
   * Gives an outcome to the frames that an analyzer which does not return still holds. Their
   * pictures are not released: the analyzer may be reading them.
   */
  void abandonUnanswered() {
    for (Long sequence : List.copyOf(offered.keySet())) {
      SourceFrame.Decoded frame = take(sequence);
      if (frame != null) {
        order.add(
            new FrameOutcome.Dropped(frame, FrameTally.NO_RESULT, List.of(), Optional.empty()));
      }
    }
  }

  @Override
  public void onResult(AnalyzedFrame result) {
    SourceFrame.Decoded frame = take(result.sequence());
    if (frame == null) {
      return; // too late: it was abandoned, and the run is over
    }
    order.add(new FrameOutcome.Analyzed(frame, result));
    afterResult.run();
  }

  @Override
  public void onDropped(DroppedFrame dropped) {
    SourceFrame.Decoded frame = take(dropped.sequence());
    if (frame == null) {
      return; // too late: it was abandoned, and the run is over
    }
    boolean superseded = dropped.reason() == DropReason.SUPERSEDED;
    Optional<SourceFrame.Decoded> picture =
        keepsDroppedPictures && !superseded ? Optional.of(frame) : Optional.empty();
    if (picture.isEmpty()) {
      frame.picture().release();
    }
    order.add(
        new FrameOutcome.Dropped(frame, dropped.reason().name(), dropped.problems(), picture));
  }

  @Override
  public void onProblem(List<Problem> problems) {
    onProblem.accept(problems);
  }
}
