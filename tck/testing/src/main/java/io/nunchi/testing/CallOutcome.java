package io.nunchi.testing;

import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.FrameResult;
import java.util.List;
import java.util.Optional;

/**
 * The end of one call of {@code analyze}: a result or a failure.
 *
 * <p>Immutable; any thread.
 *
 * @param kind the way in which the call ended
 * @param result the returned result; an empty one if the call returned null or threw
 * @param thrown the thrown exception or error
 */
public record CallOutcome(Kind kind, FrameResult result, Optional<Throwable> thrown) {

  /** The ways in which a call ends. */
  public enum Kind {
    /** The call returned a result. */
    RESULT,
    /** The call returned null. */
    NULL,
    /** The call threw {@link FrameRejectedException}. */
    REJECTED,
    /** The call threw {@link AnalyzerFailedException}. */
    FAILED,
    /** The call threw anything else. */
    UNTYPED
  }

  static CallOutcome returned(FrameResult result) {
    return new CallOutcome(Kind.RESULT, result, Optional.empty());
  }

  static CallOutcome returnedNull() {
    return new CallOutcome(Kind.NULL, FrameResult.nothing(), Optional.empty());
  }

  static CallOutcome threw(Throwable thrown) {
    Kind kind =
        thrown instanceof FrameRejectedException
            ? Kind.REJECTED
            : thrown instanceof AnalyzerFailedException ? Kind.FAILED : Kind.UNTYPED;
    return new CallOutcome(kind, FrameResult.nothing(), Optional.of(thrown));
  }

  /**
   * Tells whether the call returned.
   *
   * @return true for a result and for null
   */
  public boolean isAnalyzed() {
    return kind == Kind.RESULT || kind == Kind.NULL;
  }

  /**
   * Tells whether the call ended in a way that the contract allows.
   *
   * @return false if the call threw anything but a typed failure
   */
  public boolean isTyped() {
    return kind != Kind.UNTYPED;
  }

  /**
   * Lists the problems of a typed failure.
   *
   * @return the problems; empty if the call returned or threw anything else
   */
  public List<Problem> problems() {
    return thrown
        .filter(AnalyzerException.class::isInstance)
        .map(failure -> ((AnalyzerException) failure).problems())
        .orElse(List.of());
  }

  FrameResult resultOrThrow() throws AnalyzerException {
    if (thrown.isEmpty()) {
      return result;
    }
    Throwable failure = thrown.get();
    if (failure instanceof AnalyzerException typed) {
      throw typed;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("analyze threw an undeclared exception", failure);
  }

  /**
   * Describes the outcome in a few words.
   *
   * @return the number of detections, {@code null}, or the failure and its origin
   */
  public String describe() {
    return thrown
        .map(CallOutcome::describe)
        .orElse(kind == Kind.NULL ? "null" : result.detections().size() + " detection(s)");
  }

  /**
   * Describes a failure and its origin.
   *
   * @param failure an exception or error
   * @return its text, and on a second line the topmost stack frame if there is one
   */
  public static String describe(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure + (trace.length == 0 ? "" : "\nat " + trace[0]);
  }
}
