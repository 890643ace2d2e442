package io.nunchi.nativelib.internal.vision.load;

/** The status codes of {@code nunchi_vision.h}. */
public final class Status {

  /** The call did what it was asked. */
  public static final int OK = 0;

  /** This frame cannot be analysed. */
  public static final int FRAME_REJECTED = 1;

  /** The engine or stream failed. */
  public static final int FAILED = 2;

  /** A setting does not fit. */
  public static final int BAD_SETTING = 3;

  /** Memory ran out. */
  public static final int OUT_OF_MEMORY = 4;

  /** The caller is wrong. */
  public static final int BAD_ARGUMENT = 5;

  /** A cancel ended the call before it had a result. */
  public static final int CANCELLED = 6;

  private Status() {}

  /** The status as the header writes it. */
  public static String describe(int status) {
    return switch (status) {
      case OK -> "OK";
      case FRAME_REJECTED -> "FRAME_REJECTED";
      case FAILED -> "FAILED";
      case BAD_SETTING -> "BAD_SETTING";
      case OUT_OF_MEMORY -> "OUT_OF_MEMORY";
      case BAD_ARGUMENT -> "BAD_ARGUMENT";
      case CANCELLED -> "CANCELLED";
      default -> "status " + status + ", which nunchi_vision.h does not define";
    };
  }
}
