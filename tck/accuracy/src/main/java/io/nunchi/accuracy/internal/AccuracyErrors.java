package io.nunchi.accuracy.internal;

/** The codes of everything wrong with labels, detections and gates; see {@code docs/errors.md}. */
public final class AccuracyErrors {

  /** The folder is no dataset of a known form. */
  public static final String NOT_A_DATASET = "NUN-4101";

  /** A file of labels or detections is missing or unreadable. */
  public static final String FILE_UNREADABLE = "NUN-4102";

  /** A file of labels or detections is malformed. */
  public static final String SYNTAX = "NUN-4103";

  /** A field is missing. */
  public static final String FIELD_MISSING = "NUN-4104";

  /** A value cannot be: a negative size, NaN, a confidence above 1. */
  public static final String VALUE = "NUN-4105";

  /** An id refers to nothing. */
  public static final String UNKNOWN_ID = "NUN-4106";

  /** An id is given twice. */
  public static final String DUPLICATE_ID = "NUN-4107";

  /** A labelled image is not there. */
  public static final String IMAGE_MISSING = "NUN-4108";

  /** A label belongs to a frame that the sequence does not have. */
  public static final String NO_SUCH_FRAME = "NUN-4109";

  /** A file is larger than the bound. */
  public static final String TOO_LARGE = "NUN-4110";

  /** There are more problems than are listed. */
  public static final String MORE_PROBLEMS = "NUN-4111";

  /** No frame, no label or no common label: nothing can be compared. */
  public static final String NOTHING_TO_COMPARE = "NUN-4112";

  /** A label has the name of a figure. */
  public static final String LABEL_RESERVED = "NUN-4113";

  /** Options of a measurement contradict the dataset. */
  public static final String OPTION = "NUN-4114";

  /** Labels or label names need a leniency that is not wanted. */
  public static final String LENIENCY = "NUN-4115";

  /** A picture is shown turned, and its labels belong to the stored pixels. */
  public static final String STORED_PIXELS = "NUN-4119";

  /** A gate's policy is malformed. */
  public static final String POLICY_MALFORMED = "NUN-4120";

  /** A gate's rule has nothing to compare. */
  public static final String RULE_COMPARES_NOTHING = "NUN-4121";

  /** The labels do not fit the pictures: they are of another camera. */
  public static final String LABELS_UNLIKE_PICTURES = "NUN-4122";

  private AccuracyErrors() {}
}
