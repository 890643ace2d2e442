package io.nunchi.api.testplugin.broken;

/** A throwable whose getCause throws. */
public final class CauseThrows extends RuntimeException {

  private static final long serialVersionUID = 1;

  @Override
  public synchronized Throwable getCause() {
    throw new IllegalStateException("no cause");
  }
}
