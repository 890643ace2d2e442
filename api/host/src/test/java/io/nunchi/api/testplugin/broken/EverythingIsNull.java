package io.nunchi.api.testplugin.broken;

import org.jspecify.annotations.Nullable;

/** A throwable all of whose methods return null. */
public final class EverythingIsNull extends RuntimeException {

  private static final long serialVersionUID = 1;

  @Override
  public @Nullable String getMessage() {
    return null;
  }

  @Override
  public synchronized @Nullable Throwable getCause() {
    return null;
  }

  @Override
  @SuppressWarnings({"NullAway", "ToStringReturnsNull"}) // this is the fault
  public String toString() {
    return null;
  }

  @Override
  @SuppressWarnings("NullAway") // this is the fault
  public StackTraceElement[] getStackTrace() {
    return null;
  }
}
