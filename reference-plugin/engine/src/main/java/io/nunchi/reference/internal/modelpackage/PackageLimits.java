package io.nunchi.reference.internal.modelpackage;

/** The limits of a model package; docs/model-manifest.md lists them. */
final class PackageLimits {

  /** All files together, as they are when unpacked: 2 GiB. */
  static final long MAX_BYTES = 2L << 30;

  /** The greatest ratio of a zip's file to its packed form. */
  static final long MAX_RATIO = 100;

  static final int MAX_ENTRIES = 1_000;
  static final int MAX_DEPTH = 4;
  static final int MAX_NAME_CHARACTERS = 512;

  private PackageLimits() {}
}
