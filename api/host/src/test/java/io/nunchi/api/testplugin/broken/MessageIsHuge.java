package io.nunchi.api.testplugin.broken;

/** A throwable whose message has 10 million characters. */
public final class MessageIsHuge extends RuntimeException {

  private static final long serialVersionUID = 1;

  @Override
  public String getMessage() {
    return "long ".repeat(2_000_000);
  }
}
