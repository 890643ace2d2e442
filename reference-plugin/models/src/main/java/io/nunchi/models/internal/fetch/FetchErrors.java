package io.nunchi.models.internal.fetch;

/** The codes of failed downloads; {@code docs/errors.md} explains each. */
final class FetchErrors {

  /** The catalogue has no model of this name. */
  static final String CATALOGUE_NAME = "NUN-5036";

  /** A model cannot be fetched. */
  static final String DOWNLOAD = "NUN-5037";

  /** The fetched bytes are not those of the catalogue. */
  static final String DOWNLOAD_CONTENT = "NUN-5038";

  private FetchErrors() {}
}
