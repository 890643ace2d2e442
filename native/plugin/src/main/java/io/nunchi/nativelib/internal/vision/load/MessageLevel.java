package io.nunchi.nativelib.internal.vision.load;

/** The levels of messages in {@code nunchi_vision.h}. */
public enum MessageLevel {
  DEBUG,
  INFO,
  WARNING,
  ERROR;

  /** A level that the header does not define is a warning. */
  static MessageLevel of(int code) {
    return switch (code) {
      case 1 -> DEBUG;
      case 2 -> INFO;
      case 4 -> ERROR;
      default -> WARNING;
    };
  }

  /** The level of a logger. */
  public System.Logger.Level ofLogger() {
    return System.Logger.Level.valueOf(name());
  }
}
