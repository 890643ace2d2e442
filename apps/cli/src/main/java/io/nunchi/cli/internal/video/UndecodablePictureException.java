package io.nunchi.cli.internal.video;

/** A decoded frame cannot become a picture; the message says why. */
public final class UndecodablePictureException extends Exception {

  private static final long serialVersionUID = 1;

  UndecodablePictureException(String message) {
    super(message);
  }

  UndecodablePictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
