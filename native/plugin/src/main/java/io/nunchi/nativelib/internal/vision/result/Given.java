package io.nunchi.nativelib.internal.vision.result;

/** The bits that say which optional fields of a struct are given. */
final class Given {

  static final int CONFIDENCE = 1;
  static final int START_TIME = 2;
  static final int END_TIME = 4;
  static final int EVENT_ID = 8;

  private Given() {}
}
