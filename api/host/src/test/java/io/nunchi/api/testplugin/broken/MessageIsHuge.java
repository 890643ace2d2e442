package io.nunchi.api.testplugin.broken;

/** A throwable whose message has 64 million characters. */
public final class MessageIsHuge extends RuntimeException {

  private static final long serialVersionUID = 1;

  @Override
  public String getMessage() {
    return "long ".repeat(12_800_000);
  }
}
