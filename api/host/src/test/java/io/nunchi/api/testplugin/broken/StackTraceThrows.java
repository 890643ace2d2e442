package io.nunchi.api.testplugin.broken;

/** A throwable whose getStackTrace throws. */
public final class StackTraceThrows extends RuntimeException {

  private static final long serialVersionUID = 1;

  @Override
  public StackTraceElement[] getStackTrace() {
    throw new IllegalStateException("no stack trace");
  }
}
