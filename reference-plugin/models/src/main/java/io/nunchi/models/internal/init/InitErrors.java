package io.nunchi.models.internal.init;

/** The codes of the problems of drafting a manifest; {@code docs/errors.md} explains each. */
final class InitErrors {

  /** No decoder reads the outputs of a model. */
  static final String OUTPUTS_UNKNOWN = "NUN-5024";

  /** A model declares another size than the one that was asked for. */
  static final String SIZE_FIXED = "NUN-5025";

  private InitErrors() {}
}
