package io.nunchi.loading.internal.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** Copies a file that others may change meanwhile into a folder that nobody else can enter. */
public final class PrivateCopy {

  private static final long MOST_BYTES = 4L << 30;
  private static final int BUFFER_BYTES = 1 << 16;

  private PrivateCopy() {}

  /** Copies a file, which is opened once, to a new one; fails if it changes meanwhile. */
  public static void make(Path file, Path target) throws IOException {
    BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
    if (!before.isRegularFile()) {
      throw new IOException("it is not a file"); // a pipe would never end
    }
    if (before.size() > MOST_BYTES) {
      throw new IOException(before.size() + " bytes, more than " + MOST_BYTES);
    }
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      copyExactly(in, before.size(), out);
    }
    BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
    if (after.size() != before.size()
        || !after.lastModifiedTime().equals(before.lastModifiedTime())
        || !Objects.equals(after.fileKey(), before.fileKey())) {
      throw new IOException("it changed while it was copied");
    }
  }

  /** Copies a stream of a known length; a longer one is read no further. */
  static void copyExactly(InputStream in, long bytes, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = bytes;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("it became shorter than " + bytes + " bytes while it was copied");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
    if (in.read() >= 0) {
      throw new IOException("it became longer than " + bytes + " bytes while it was copied");
    }
  }
}
