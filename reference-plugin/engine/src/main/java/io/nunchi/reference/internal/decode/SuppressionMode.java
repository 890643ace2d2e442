package io.nunchi.reference.internal.decode;

/** The pairs of candidates of which one suppresses the other. */
public enum SuppressionMode {
  /** Between candidates of the same label. */
  PER_LABEL,
  /** Between all candidates. */
  AGNOSTIC,
  /** Not at all: the model answers once for each thing. */
  NONE
}
