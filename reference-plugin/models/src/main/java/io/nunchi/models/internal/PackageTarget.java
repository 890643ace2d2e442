package io.nunchi.models.internal;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.stream.Stream;

/** The directory of a package to make. Existing content is replaced as a whole or not at all. */
final class PackageTarget {

  private final Path directory;
  private final Path parent;

  private PackageTarget(Path directory, Path parent) {
    this.directory = directory;
    this.parent = parent;
  }

  static PackageTarget of(Path requested, boolean replace)
      throws IOException, ModelRefusedException {
    Path directory = requested.toAbsolutePath().normalize();
    Path parent = directory.getParent();
    if (parent == null) {
      throw refused(directory, "the root of a file system", "name a directory below it");
    }
    if (Files.exists(directory)) {
      checkExisting(directory, replace);
    }
    Files.createDirectories(parent);
    return new PackageTarget(directory, parent);
  }

  private static void checkExisting(Path directory, boolean replace)
      throws IOException, ModelRefusedException {
    if (!Files.isDirectory(directory)) {
      throw refused(directory, "a file", "name a directory");
    }
    boolean holdsPackage = Files.exists(directory.resolve(ModelPackageReader.MANIFEST_FILE));
    if (isEmpty(directory) || (replace && holdsPackage)) {
      return;
    }
    throw holdsPackage
        ? refused(directory, "a model package", "add --replace, or name another directory")
        : refused(directory, "files that are no model package", "name another directory");
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.findAny().isEmpty();
    }
  }

  private static ModelRefusedException refused(Path directory, String found, String fix) {
    return new ModelRefusedException(
        Problem.of(ModelsErrors.PACKAGE_TARGET, "the package cannot be made there")
            .expected("a directory that does not exist or is empty")
            .found(found)
            .where(directory.toString())
            .fix(fix));
  }

  /** Makes an empty directory beside the target, so that moving it there is atomic. */
  Path createDraft() throws IOException {
    return Files.createDirectory(parent.resolve(".nunchi-draft-" + UUID.randomUUID()));
  }

  /** Puts the draft into place. */
  void replaceBy(Path draft) throws IOException {
    if (!Files.exists(directory)) {
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path old = parent.resolve(".nunchi-replaced-" + UUID.randomUUID());
    Files.move(directory, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      Files.move(old, directory, StandardCopyOption.ATOMIC_MOVE);
      throw failure;
    }
    FileTrees.delete(old);
  }
}
