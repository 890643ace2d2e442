package io.nunchi.loading.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThrowableSnapshotTest {

  private static final String LONG = "x".repeat(50_000_000);

  @Test
  void copiesNameMessageFramesAndCauses() {
    Exception cause = new IllegalArgumentException("why");
    Exception thrown = new IllegalStateException("what", cause);

    ThrowableSnapshot snapshot = ThrowableSnapshot.of(thrown);

    assertThat(snapshot.className()).isEqualTo("java.lang.IllegalStateException");
    assertThat(snapshot.text()).isEqualTo("what");
    assertThat(snapshot).hasToString("java.lang.IllegalStateException: what");
    assertThat(snapshot.getStackTrace()[0].getMethodName())
        .isEqualTo("copiesNameMessageFramesAndCauses");
    assertThat(snapshot.getCause())
        .isInstanceOf(ThrowableSnapshot.class)
        .hasToString("java.lang.IllegalArgumentException: why");
    assertThat(printed(snapshot))
        .startsWith("java.lang.IllegalStateException: what")
        .contains("Caused by: java.lang.IllegalArgumentException: why");
  }

  @Test
  void aSnapshotIsItsOwnSnapshot() {
    ThrowableSnapshot snapshot = ThrowableSnapshot.of(new IllegalStateException("what"));
    assertThat(ThrowableSnapshot.of(snapshot)).isSameAs(snapshot);
  }

  @Test
  void everyMethodThatThrowsCostsOnlyItsOwnPart() {
    ThrowableSnapshot snapshot = ThrowableSnapshot.of(new Throwing());
    assertThat(snapshot.className()).endsWith("Throwing");
    assertThat(snapshot.text()).isEqualTo("(its getMessage() threw java.lang.StackOverflowError)");
    assertThat(snapshot.getStackTrace()).isEmpty();
    assertThat(snapshot.getCause()).isNull();
  }

  @Test
  void oneBrokenMethodDoesNotTakeTheOtherPartsAlong() {
    ThrowableSnapshot snapshot = ThrowableSnapshot.of(new OnlyTheFramesThrow("what"));
    assertThat(snapshot.text()).isEqualTo("what");
    assertThat(snapshot.getStackTrace()).isEmpty();
    assertThat(snapshot.getCause()).hasToString("java.lang.IllegalStateException: why");
  }

  @Test
  void nothingIsReadFromMethodsThatReturnNull() {
    ThrowableSnapshot snapshot = ThrowableSnapshot.of(new ReturningNull());
    assertThat(snapshot.text()).isEmpty();
    assertThat(snapshot.toString()).endsWith("ReturningNull");
    assertThat(snapshot.getStackTrace()).isEmpty();
  }

  @Test
  void causesThatLoopAreCopiedOnce() {
    Looping first = new Looping("first");
    Looping second = new Looping("second");
    first.cause = second;
    second.cause = first;
    ThrowableSnapshot snapshot = ThrowableSnapshot.of(first);
    assertThat(snapshot.text()).isEqualTo("first");
    assertThat(snapshot.getCause()).isInstanceOf(ThrowableSnapshot.class);
    assertThat(Objects.requireNonNull(snapshot.getCause()).getCause()).isNull();
    assertThat(printed(snapshot)).doesNotContain("CIRCULAR");
  }

  @Test
  void endlessCausesAreCopiedToABoundedDepth() {
    int depth = 0;
    for (Throwable cause = ThrowableSnapshot.of(new Endless());
        cause != null;
        cause = cause.getCause()) {
      depth++;
    }
    assertThat(depth).isEqualTo(8);
  }

  @Test
  void throwablesThatSuppressEachOtherAreCopiedWithoutTheOthers() {
    Exception first = new IllegalStateException("first");
    Exception second = new IllegalStateException("second");
    first.addSuppressed(second);
    second.addSuppressed(first);
    assertThat(ThrowableSnapshot.of(first).getSuppressed()).isEmpty();
  }

  @Test
  void longTextsAndFramesAreCut() {
    ThrowableSnapshot snapshot = ThrowableSnapshot.of(new Huge());
    assertThat(snapshot.text()).hasSizeLessThan(10_100).endsWith("… (49990000 characters more)");
    assertThat(snapshot.getStackTrace()).hasSize(200);
    assertThat(snapshot.getStackTrace()[0].toString()).hasSizeLessThan(2_000);
  }

  @Test
  void aThrowableThatComesWithoutStackOrMemoryIsStillNamed() {
    assertThat(ThrowableSnapshot.of(new OutOfMemoryError()).className())
        .isEqualTo("java.lang.OutOfMemoryError");
    assertThat(deepest(0)).isNotNull();
  }

  /** Takes a snapshot where hardly any stack is left, at the depth where it just overflowed. */
  @SuppressWarnings("InfiniteRecursion") // until the stack ends
  private static ThrowableSnapshot deepest(int depth) {
    try {
      return deepest(depth + 1);
    } catch (StackOverflowError e) {
      return ThrowableSnapshot.of(e);
    }
  }

  private static String printed(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static final class Throwing extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new StackOverflowError();
    }

    @Override
    public String getLocalizedMessage() {
      throw new OutOfMemoryError();
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new ThreadDeath();
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // as a plugin may do
    public String toString() {
      throw new IllegalStateException();
    }
  }

  private static final class OnlyTheFramesThrow extends RuntimeException {
    private static final long serialVersionUID = 1;

    OnlyTheFramesThrow(String message) {
      super(message, new IllegalStateException("why"));
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException();
    }
  }

  private static final class ReturningNull extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable String getMessage() {
      return null;
    }

    @Override
    @SuppressWarnings("NullAway") // as a plugin may do
    public StackTraceElement[] getStackTrace() {
      return null;
    }
  }

  private static final class Looping extends RuntimeException {
    private static final long serialVersionUID = 1;

    private @Nullable Throwable cause;

    Looping(String message) {
      super(message);
    }

    @Override
    public synchronized @Nullable Throwable getCause() {
      return cause;
    }
  }

  private static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }

  private static final class Huge extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      return LONG;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      StackTraceElement[] frames = new StackTraceElement[100_000];
      Arrays.fill(frames, new StackTraceElement(LONG, LONG, LONG, 1));
      return frames;
    }
  }
}
