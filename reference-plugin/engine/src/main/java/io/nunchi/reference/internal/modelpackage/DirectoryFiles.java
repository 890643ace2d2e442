package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A directory as a package. Links are followed to the file that is read, once; whether they still
 * lead there is asked at the end, because a Kubernetes volume is replaced by switching a link.
 */
final class DirectoryFiles implements PackageFiles {

  private final Path directory;
  private final Deadline deadline;
  private final Map<Path, Path> targets = new HashMap<>();

  DirectoryFiles(Path directory, Deadline deadline) {
    this.directory = directory;
    this.deadline = deadline;
  }

  @Override
  public String where(String path) {
    return directory.resolve(path).toString();
  }

  @Override
  public ByteBuffer read(String path, int maxBytes, String code) throws ModelRefusedException {
    Path file = directory.resolve(path);
    try {
      Path target = file.toRealPath();
      // Opening a pipe would wait for its writer.
      if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
        throw PackageFiles.missing(file.toString(), code, "put a file there");
      }
      targets.put(file, target);
      return BoundedFiles.read(target, maxBytes, code, deadline);
    } catch (IOException unreadable) {
      throw BoundedFiles.unreadable(file, code, unreadable);
    }
  }

  @Override
  public void requireUnchanged() throws ModelRefusedException {
    for (Map.Entry<Path, Path> entry : targets.entrySet()) {
      Path file = entry.getKey();
      try {
        Path now = file.toRealPath();
        if (!now.equals(entry.getValue())) {
          throw changed(file, entry.getValue(), now.toString());
        }
      } catch (IOException unreadable) {
        throw changed(file, entry.getValue(), unreadable.toString());
      }
    }
  }

  private static ModelRefusedException changed(Path file, Path before, String now) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.PACKAGE_CHANGED, "the model package changed while it was read")
            .expected("the file " + before)
            .found(now)
            .where(file.toString())
            .fix("read it again when the new one is in place"));
  }

  @Override
  public void close() {
    // Every file was closed after it was read.
  }
}
