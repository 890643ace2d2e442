package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a package, a directory or a zip, all of whose names were looked at.
 *
 * <p>For one thread. Ownership: whoever opens it closes it.
 */
interface PackageFiles extends AutoCloseable {

  /**
   * Opens a package and refuses what no package may have, before any file of it is read.
   *
   * @throws ModelRefusedException with every problem, if there is any
   */
  static PackageFiles open(Path location, Deadline deadline) throws ModelRefusedException {
    if (Files.isRegularFile(location)) {
      return ZipFiles.open(location, deadline);
    }
    PackageTree.check(location);
    return new DirectoryFiles(location, deadline);
  }

  /** The file's place, for a person. */
  String where(String path);

  /**
   * Reads a file.
   *
   * @param path its path in the package
   * @param maxBytes the greatest size
   * @param code the problem's code when the file cannot be read
   * @return a direct buffer from position 0 to its limit, in native byte order
   */
  ByteBuffer read(String path, int maxBytes, String code) throws ModelRefusedException;

  /**
   * Makes sure that all files that were read belong together.
   *
   * @throws ModelRefusedException if the package was replaced while it was read
   */
  void requireUnchanged() throws ModelRefusedException;

  @Override
  void close() throws IOException;

  /** Says that a package has no such file. */
  static ModelRefusedException missing(String where, String code, String fix) {
    return new ModelRefusedException(
        Problem.of(code, "the file cannot be read")
            .expected("a readable file")
            .found("no such file in the package")
            .where(where)
            .fix(fix));
  }

  /** Says that a package cannot be read. */
  static ModelRefusedException unreadable(Path location, IOException failure) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.PACKAGE_DIRECTORY, "the model package cannot be read")
            .expected("a readable directory or zip file")
            .found(failure.toString())
            .where(location.toString())
            .fix("check that this process may read it"),
        failure);
  }
}
