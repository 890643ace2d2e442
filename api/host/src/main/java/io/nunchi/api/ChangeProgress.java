package io.nunchi.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The step that a {@link PendingChange} is at.
 *
 * <p>Immutable; any thread.
 */
public final class ChangeProgress {

  /** The steps of a change, in their order; each change ends with one of the last three. */
  public enum Step {
    /** The change has not begun. */
    QUEUED,
    /** The engine is created and warmed up; what runs is not touched. */
    STARTING,
    /** The started engine is tried with the pictures of the {@link SwapPolicy}. */
    PROBING,
    /**
     * The streams move, each between two of its frames. The change cannot be cancelled any more.
     */
    MOVING,
    /** The change is made. */
    DONE,
    /** The change was refused or failed; nothing has changed. */
    FAILED,
    /** The change was cancelled, or its engine or host was closed; nothing has changed. */
    CANCELLED
  }

  private final Step step;
  private final int movedStreams;
  private final int streams;

  private ChangeProgress(Step step, int movedStreams, int streams) {
    this.step = Objects.requireNonNull(step, "step");
    this.movedStreams = movedStreams;
    this.streams = streams;
  }

  /**
   * A step without streams to move; for hosts, and for tests.
   *
   * @param step the step
   * @return the progress
   */
  public static ChangeProgress of(Step step) {
    return new ChangeProgress(step, 0, 0);
  }

  /**
   * The step {@link Step#MOVING}; for hosts, and for tests.
   *
   * @param movedStreams the streams that have moved
   * @param streams the streams that move
   * @return the progress
   */
  public static ChangeProgress moving(int movedStreams, int streams) {
    return new ChangeProgress(Step.MOVING, movedStreams, streams);
  }

  /**
   * The step.
   *
   * @return the step
   */
  public Step step() {
    return step;
  }

  /**
   * The number of streams that have moved.
   *
   * @return 0 except in the step {@link Step#MOVING}
   */
  public int movedStreams() {
    return movedStreams;
  }

  /**
   * The number of streams that move.
   *
   * @return 0 except in the step {@link Step#MOVING}
   */
  public int streams() {
    return streams;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChangeProgress that
        && step == that.step
        && movedStreams == that.movedStreams
        && streams == that.streams;
  }

  @Override
  public int hashCode() {
    return Objects.hash(step, movedStreams, streams);
  }

  /**
   * The progress in words.
   *
   * @return such as {@code STARTING} or {@code MOVING 3 of 40 streams}
   */
  @Override
  public String toString() {
    return step == Step.MOVING
        ? "MOVING " + movedStreams + " of " + streams + " streams"
        : step.name();
  }
}
