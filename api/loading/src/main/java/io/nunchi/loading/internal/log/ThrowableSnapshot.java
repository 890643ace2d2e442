package io.nunchi.loading.internal.log;

import org.jspecify.annotations.Nullable;

/**
 * A copy of a throwable that belongs to the host: class name, message, stack trace and causes, all
 * of bounded size.
 *
 * <p>A throwable's methods are its author's code: they may throw, hang, return null or return 200
 * MB. {@link #of} calls each of them once, and everything that reads the snapshot calls none of
 * them. A method that hangs makes {@code of} hang: call it where the host gives up a thread that
 * does not return.
 */
public final class ThrowableSnapshot extends Exception {

  private static final long serialVersionUID = 1;

  private static final int MOST_CAUSES = 8;
  private static final int MOST_FRAMES = 200;
  private static final int MOST_MESSAGE_CHARACTERS = 10_000;
  private static final int MOST_NAME_CHARACTERS = 300;
  private static final StackTraceElement[] NO_FRAMES = {};

  /** Stands in for a throwable when no memory or no stack is left to copy it. */
  @SuppressWarnings("StaticAssignmentOfThrowable") // its stack trace is empty
  private static final ThrowableSnapshot UNKNOWN =
      new ThrowableSnapshot(
          "an unknown throwable", "no memory or no stack was left to describe it", null, NO_FRAMES);

  private final String className;
  private final String text;

  private ThrowableSnapshot(
      String className,
      String text,
      @Nullable ThrowableSnapshot cause,
      StackTraceElement[] frames) {
    super(text.isEmpty() ? className : className + ": " + text, cause, false, true);
    this.className = className;
    this.text = text;
    setStackTrace(frames);
  }

  /** Copies a throwable; throws nothing, whatever its methods throw. */
  public static ThrowableSnapshot of(Throwable thrown) {
    if (thrown instanceof ThrowableSnapshot copied) {
      return copied;
    }
    try {
      return copy(thrown);
    } catch (Throwable e) { // no memory, no stack
      return UNKNOWN;
    }
  }

  private static ThrowableSnapshot copy(Throwable thrown) {
    Throwable[] chain = new Throwable[MOST_CAUSES];
    int length = 0;
    Throwable next = thrown;
    while (next != null && length < MOST_CAUSES && !contains(chain, length, next)) {
      chain[length++] = next;
      next = cause(next);
    }
    ThrowableSnapshot copied = null;
    for (int i = length - 1; i >= 0; i--) {
      copied =
          chain[i] instanceof ThrowableSnapshot own
              ? own
              : new ThrowableSnapshot(
                  className(chain[i]), text(chain[i]), copied, frames(chain[i]));
    }
    return copied == null ? UNKNOWN : copied;
  }

  private static boolean contains(Throwable[] chain, int length, Throwable wanted) {
    for (int i = 0; i < length; i++) {
      if (chain[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (Throwable e) { // the plugin's code
      return null;
    }
  }

  private static String className(Throwable thrown) {
    return BoundedText.cut(thrown.getClass().getName(), MOST_NAME_CHARACTERS);
  }

  private static String text(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      return message == null ? "" : BoundedText.cut(message, MOST_MESSAGE_CHARACTERS);
    } catch (Throwable e) { // the plugin's code
      return "(its getMessage() threw " + className(e) + ")";
    }
  }

  private static StackTraceElement[] frames(Throwable thrown) {
    try {
      StackTraceElement[] found = thrown.getStackTrace();
      if (found == null) {
        return NO_FRAMES;
      }
      StackTraceElement[] copied = new StackTraceElement[Math.min(found.length, MOST_FRAMES)];
      for (int i = 0; i < copied.length; i++) {
        copied[i] = bounded(found[i]);
      }
      return copied;
    } catch (Throwable e) { // the plugin's code, or a frame that is null
      return NO_FRAMES;
    }
  }

  private static StackTraceElement bounded(StackTraceElement frame) {
    return new StackTraceElement(
        null,
        bounded(frame.getModuleName()),
        bounded(frame.getModuleVersion()),
        BoundedText.cut(frame.getClassName(), MOST_NAME_CHARACTERS),
        BoundedText.cut(frame.getMethodName(), MOST_NAME_CHARACTERS),
        bounded(frame.getFileName()),
        frame.getLineNumber());
  }

  private static @Nullable String bounded(@Nullable String text) {
    return text == null ? null : BoundedText.cut(text, MOST_NAME_CHARACTERS);
  }

  /** The name of the throwable's class. */
  public String className() {
    return className;
  }

  /** The throwable's own message, or an empty text if it had none. */
  public String text() {
    return text;
  }

  /** The class name and the message, as most throwables print themselves. */
  @Override
  @SuppressWarnings(
      "OverrideThrowableToString") // a stack trace begins with the copied class's name
  public String toString() {
    return String.valueOf(getMessage());
  }

  /** Keeps the host's own stack out of the copy; the copied frames replace it. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
