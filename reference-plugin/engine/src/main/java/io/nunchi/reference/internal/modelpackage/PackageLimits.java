package io.nunchi.reference.internal.modelpackage;

/** How large a model package may be; docs/model-manifest.md lists these. */
final class PackageLimits {

  /** All files together, as they are when unpacked: 2 GiB. */
  static final long MAX_BYTES = 2L << 30;

  /** How many times larger a file of a zip may be than its packed form. */
  static final long MAX_RATIO = 100;

  static final int MAX_ENTRIES = 1_000;
  static final int MAX_DEPTH = 4;
  static final int MAX_NAME_CHARACTERS = 512;

  private PackageLimits() {}
}
