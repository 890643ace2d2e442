package io.nunchi.models.internal;

/** The codes of the problems that only the tool reports; {@code docs/errors.md} explains each. */
final class ModelsErrors {

  /** There is no manifest for a model. */
  static final String MODEL_UNKNOWN = "NUN-5021";

  /** A package cannot be made where it was asked for. */
  static final String PACKAGE_TARGET = "NUN-5022";

  /** A package cannot be written. */
  static final String PACKAGE_WRITE = "NUN-5023";

  private ModelsErrors() {}
}
