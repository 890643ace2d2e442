package io.nunchi.accuracy.text;

import java.io.IOException;

/** The bytes are no text in an encoding that {@link PlainText} knows. */
public final class MalformedTextException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long line;

  MalformedTextException(long line, String message) {
    super(message);
    this.line = line;
  }

  /**
   * The line of the first byte that is no text.
   *
   * @return from 1
   */
  public long line() {
    return line;
  }
}
