package io.nunchi.reference.internal.modelpackage;

/**
 * An entry of a zip's directory.
 *
 * <p>Immutable; any thread.
 *
 * @param name its path; a folder's ends with a slash
 * @param method the packing: 0 for none, 8 for deflate
 * @param flags the general purpose bits
 * @param crc its checksum
 * @param packedBytes its size in the zip
 * @param bytes its size when unpacked
 * @param headerOffset the offset of its own header
 * @param unixMode type and permissions on Unix, or 0 if it was not packed there
 */
record ZipEntryHeader(
    String name,
    int method,
    int flags,
    long crc,
    long packedBytes,
    long bytes,
    long headerOffset,
    int unixMode) {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int ENCRYPTED = 1 | 1 << 6;
  private static final int SIZES_FOLLOW = 1 << 3;
  private static final int FILE_TYPE = 0170000;
  private static final int LINK = 0120000;
  private static final int PLAIN_FILE = 0100000;
  private static final int FOLDER = 0040000;

  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean isEncrypted() {
    return (flags & ENCRYPTED) != 0;
  }

  /** Its own header leaves checksum and sizes out. */
  boolean sizesFollow() {
    return (flags & SIZES_FOLLOW) != 0;
  }

  boolean isLink() {
    return (unixMode & FILE_TYPE) == LINK;
  }

  boolean isSpecial() {
    int type = unixMode & FILE_TYPE;
    return type != 0 && type != (isFolder() ? FOLDER : PLAIN_FILE);
  }
}
