package io.nunchi.api.testplugin.broken;

/** A throwable whose getMessage throws. */
public final class MessageThrows extends RuntimeException {

  private static final long serialVersionUID = 1;

  @Override
  public String getMessage() {
    throw new IllegalStateException("no message");
  }
}
