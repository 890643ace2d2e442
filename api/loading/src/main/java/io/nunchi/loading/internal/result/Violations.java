package io.nunchi.loading.internal.result;

import io.nunchi.loading.internal.log.BoundedText;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.geometry.Point;

/** The problems of results that break a contract rule of chapter 6, and the ranges they share. */
final class Violations {

  /** The characters of a plugin's text that a problem quotes. */
  private static final int MOST_QUOTED_CHARACTERS = 500;

  private Violations() {}

  /** Returns false for NaN and infinity as well. */
  static boolean isPart(float value) {
    return value >= 0 && value <= 1;
  }

  static boolean isInFrame(Point point) {
    return point.x() >= 0 && point.x() <= 1 && point.y() >= 0 && point.y() <= 1;
  }

  static Problem badConfidence(String whose, float confidence) {
    return of(
        "NUN-4003",
        "the confidence of " + whose + " is out of range",
        "a finite number in [0, 1]",
        Float.toString(confidence),
        "6.2");
  }

  static Problem badTimes(String whose, String expected, String found, String rule) {
    return of(
        "NUN-4008", "the times of " + whose + " contradict each other", expected, found, rule);
  }

  static Problem of(String code, String what, String expected, String found, String rule) {
    return Problem.of(code, what)
        .expected(quoted(expected))
        .found(quoted(found))
        .fix("the analyzer breaks rule " + rule + " of tck/RULES.md; tell its vendor");
  }

  static String quoted(String text) {
    return BoundedText.cut(text, MOST_QUOTED_CHARACTERS);
  }
}
