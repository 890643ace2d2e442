package io.nunchi.models.internal.preview;

/** The codes of the problems of previews and probes; {@code docs/errors.md} explains each. */
final class PreviewErrors {

  /** The picture of a preview or probe cannot be read. */
  static final String PICTURE = "NUN-5027";

  /** No variant was chosen, or there is none of this number. */
  static final String VARIANT = "NUN-5028";

  /** The model finds nothing that could be a probe. */
  static final String NOTHING_FOUND = "NUN-5029";

  private PreviewErrors() {}
}
