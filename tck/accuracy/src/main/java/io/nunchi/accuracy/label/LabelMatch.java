package io.nunchi.accuracy.label;

/**
 * A label of an analyzer and the label of a dataset that means the same.
 *
 * <p>Immutable; any thread.
 *
 * @param analyzer the analyzer's name, after the label mapping
 * @param dataset the dataset's name, after the label mapping
 * @param kind tells why they match
 */
public record LabelMatch(String analyzer, String dataset, Kind kind) {

  /** The reason of a match, the strongest first. */
  public enum Kind {
    /** The names are equal. */
    EQUAL,
    /** The names differ in case, spaces, hyphens or underscores. */
    SPELLING,
    /** The table of synonyms says so, such as airplane and aeroplane. */
    SYNONYM
  }
}
