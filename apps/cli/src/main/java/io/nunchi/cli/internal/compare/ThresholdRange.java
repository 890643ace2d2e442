package io.nunchi.cli.internal.compare;

/** The thresholds among which the best of each analyzer is looked for. */
public enum ThresholdRange {
  /** Those from the shipped one up: what each reports is all that is known. */
  SHIPPED_AND_ABOVE("from the shipped threshold up; --best-thresholds looks below it, too"),
  /** All: both run once more and report even what they are hardly sure of. */
  ALL("all thresholds");

  private final String text;

  ThresholdRange(String text) {
    this.text = text;
  }

  /** The range in words. */
  String text() {
    return text;
  }
}
