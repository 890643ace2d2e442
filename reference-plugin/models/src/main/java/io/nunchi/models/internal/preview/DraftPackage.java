package io.nunchi.models.internal.preview;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.manifest.PackagePaths;
import io.nunchi.reference.internal.modelpackage.BoundedFiles;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A manifest that may have open questions, and the model beside it.
 *
 * @param manifestFile the manifest's file
 * @param manifest its outermost object
 */
public record DraftPackage(Path manifestFile, ObjectNode manifest) {

  private static final String SUFFIX = ".json";

  /**
   * Reads a manifest.
   *
   * @param location the manifest's file, or the directory that it is in
   * @throws ModelRefusedException if there is none, or it is unreadable
   */
  public static DraftPackage read(Path location) throws IOException, ModelRefusedException {
    Path file = Files.isDirectory(location) ? manifestIn(location) : location;
    if (!file.toString().endsWith(SUFFIX)) {
      throw noManifest(location, Files.exists(location) ? "another kind of file" : "nothing");
    }
    byte[] json =
        bytes(
            BoundedFiles.read(
                real(file, ReferenceErrors.MANIFEST_UNREADABLE),
                BoundedFiles.MAX_MANIFEST_BYTES,
                ReferenceErrors.MANIFEST_UNREADABLE));
    return new DraftPackage(file, ManifestJson.parse(json, file.toString()));
  }

  private static Path manifestIn(Path directory) throws IOException, ModelRefusedException {
    Path usual = directory.resolve(ModelPackageReader.MANIFEST_FILE);
    if (Files.exists(usual)) {
      return usual;
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> manifests = files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
      if (manifests.size() != 1) {
        throw noManifest(directory, manifests.size() + " files that end with " + SUFFIX);
      }
      return manifests.get(0);
    }
  }

  private static ModelRefusedException noManifest(Path where, String found) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.MANIFEST_UNREADABLE, "there is no manifest")
            .expected("a directory with model.json, or a manifest's file")
            .found(found)
            .where(where.toString())
            .fix("name the manifest, or begin one with: nunchi models init FILE.onnx"));
  }

  /** The model's file; a manifest that stands alone may be named after it. */
  public Path model() throws ModelRefusedException {
    Path named = named("file");
    Path namesake = manifestFile.resolveSibling(stem() + ".onnx");
    return real(
        Files.exists(named) || Files.notExists(namesake) ? named : namesake,
        ReferenceErrors.PACKAGE_FILE);
  }

  /** A file that a key of the manifest names, in the folder of the manifest or below it. */
  Path named(String key) throws ModelRefusedException {
    String path = manifest.path(key).asString();
    if (!PackagePaths.isInside(path)) {
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.MANIFEST_VALUE, "the path is not one inside the package")
              .expected("a name relative to the manifest, without ..")
              .found(path)
              .where(manifestFile + " $." + key)
              .fix("put the file beside the manifest, and correct its name"));
    }
    return manifestFile.resolveSibling(path);
  }

  private String stem() {
    String name = String.valueOf(manifestFile.getFileName());
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** Reads the model. */
  public ByteBuffer readModel() throws ModelRefusedException {
    return BoundedFiles.read(model(), BoundedFiles.MAX_MODEL_BYTES, ReferenceErrors.PACKAGE_FILE);
  }

  /** A file beside the manifest: named as in a package, or after a manifest that stands alone. */
  public Path beside(String name) {
    String own = stem() + "-" + name;
    boolean isPackage = manifestFile.endsWith(ModelPackageReader.MANIFEST_FILE);
    return manifestFile.resolveSibling(isPackage || !PackagePaths.isInside(own) ? name : own);
  }

  /** Replaces the manifest as a whole or not at all. */
  void replaceManifest(ObjectNode json) throws IOException {
    replace(manifestFile, ManifestJson.format(json));
  }

  /**
   * Replaces a file as a whole or not at all. The new one has the permissions of the old one; where
   * that is a link, the link is replaced and not the file that it leads to.
   */
  static void replace(Path file, byte[] content) throws IOException {
    Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".nunchi-draft-", "");
    try {
      Files.write(draft, content);
      PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (old != null) {
        Files.setPosixFilePermissions(draft, old.readAttributes().permissions());
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Path real(Path file, String code) throws ModelRefusedException {
    try {
      return file.toRealPath();
    } catch (IOException missing) {
      throw new ModelRefusedException(
          Problem.of(code, "the file cannot be read")
              .expected("a readable file")
              .found(missing.toString())
              .where(file.toString())
              .fix("put it there, or correct its name in the manifest"),
          missing);
    }
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
