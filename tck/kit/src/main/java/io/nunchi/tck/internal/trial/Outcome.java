package io.nunchi.tck.internal.trial;

import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.FrameResult;
import java.util.List;
import java.util.Optional;

/**
 * How a call of {@code analyze} ended.
 *
 * @param kind in which way
 * @param result what it returned; nothing found when it did not
 * @param thrown what it threw
 */
public record Outcome(Kind kind, FrameResult result, Optional<Throwable> thrown) {

  /** The ways in which a call ends. */
  public enum Kind {
    /** It returned a result. */
    RESULT,
    /** It returned null. */
    NULL,
    /** It rejected the frame. */
    REJECTED,
    /** It said that the analyzer is broken. */
    FAILED,
    /** It threw something that is not a typed failure. */
    UNTYPED
  }

  static Outcome returned(FrameResult result) {
    return new Outcome(Kind.RESULT, result, Optional.empty());
  }

  static Outcome returnedNull() {
    return new Outcome(Kind.NULL, FrameResult.nothing(), Optional.empty());
  }

  static Outcome threw(Throwable thrown) {
    Kind kind =
        thrown instanceof FrameRejectedException
            ? Kind.REJECTED
            : thrown instanceof AnalyzerFailedException ? Kind.FAILED : Kind.UNTYPED;
    return new Outcome(kind, FrameResult.nothing(), Optional.of(thrown));
  }

  /** Whether the frame was analyzed; what was returned is another rule's. */
  public boolean isAnalyzed() {
    return kind == Kind.RESULT || kind == Kind.NULL;
  }

  /** Whether the call ended as the contract allows. */
  public boolean isTyped() {
    return kind != Kind.UNTYPED;
  }

  /** What a typed failure says. */
  public List<Problem> problems() {
    return thrown
        .filter(AnalyzerException.class::isInstance)
        .map(failure -> ((AnalyzerException) failure).problems())
        .orElse(List.of());
  }

  /** In words. */
  public String describe() {
    return thrown
        .map(Outcome::describe)
        .orElse(kind == Kind.NULL ? "null" : result.detections().size() + " detection(s)");
  }

  /** A failure and where it comes from. */
  public static String describe(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure + (trace.length == 0 ? "" : "\nat " + trace[0]);
  }
}
