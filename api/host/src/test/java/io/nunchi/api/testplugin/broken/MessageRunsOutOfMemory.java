package io.nunchi.api.testplugin.broken;

/** A throwable that runs out of memory when it is described. */
public final class MessageRunsOutOfMemory extends RuntimeException {

  private static final long serialVersionUID = 1;

  @Override
  public String getMessage() {
    throw new OutOfMemoryError("no memory for the message");
  }
}
