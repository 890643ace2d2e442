package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Reads files once, whole, up to a bound, and never through a link. */
public final class BoundedFiles {

  /** The greatest size of an ONNX file: 1 GiB. */
  public static final int MAX_MODEL_BYTES = 1 << 30;

  /** The greatest size of a manifest: 1 MiB. */
  public static final int MAX_MANIFEST_BYTES = 1 << 20;

  /** The greatest size of a file of labels: 4 MiB. */
  public static final int MAX_LABELS_BYTES = 1 << 22;

  /** The greatest size of a probe's picture: 16 MiB. */
  public static final int MAX_IMAGE_BYTES = 1 << 24;

  private BoundedFiles() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @param maxBytes the greatest size
   * @param code the problem's code when the file cannot be read
   * @return a direct buffer from position 0 to its limit, in native byte order
   * @throws ModelRefusedException if the file cannot be read or is too large
   */
  public static ByteBuffer read(Path file, int maxBytes, String code) throws ModelRefusedException {
    return read(file, maxBytes, code, Deadline.after(ModelPackageReader.DEFAULT_TIMEOUT));
  }

  static ByteBuffer read(Path file, int maxBytes, String code, Deadline deadline)
      throws ModelRefusedException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      long size = channel.size();
      if (size > maxBytes) {
        throw tooLarge(file.toString(), size, maxBytes);
      }
      ByteBuffer bytes = ByteBuffer.allocateDirect((int) size).order(ByteOrder.nativeOrder());
      boolean more = true;
      while (more && bytes.position() < bytes.capacity()) {
        deadline.check(file.toString());
        bytes.limit(Math.min(bytes.capacity(), bytes.position() + Deadline.PIECE_BYTES));
        more = channel.read(bytes) >= 0;
      }
      return bytes.flip();
    } catch (IOException unreadable) {
      throw unreadable(file, code, unreadable);
    }
  }

  static ModelRefusedException unreadable(Path file, String code, IOException failure) {
    return new ModelRefusedException(
        Problem.of(code, "the file cannot be read")
            .expected("a readable file")
            .found(failure.toString())
            .where(file.toString())
            .fix("check that the file is there and that this process may read it"),
        failure);
  }

  static ModelRefusedException tooLarge(String where, long size, int maxBytes) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.PACKAGE_TOO_LARGE, "the file is too large")
            .expected("at most " + maxBytes + " bytes")
            .found(size + " bytes")
            .where(where)
            .fix("use a smaller file"));
  }
}
