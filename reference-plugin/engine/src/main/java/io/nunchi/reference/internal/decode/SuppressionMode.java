package io.nunchi.reference.internal.decode;

/** Between which candidates suppression happens. */
public enum SuppressionMode {
  /** Between candidates of the same label. */
  PER_LABEL,
  /** Between all candidates. */
  AGNOSTIC,
  /** Not at all: the model answers once for each thing. */
  NONE
}
