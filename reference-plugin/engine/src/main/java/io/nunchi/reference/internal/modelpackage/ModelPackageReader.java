package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads model packages.
 *
 * <p>Immutable; any thread.
 */
public final class ModelPackageReader {

  /** The manifest's file name. */
  public static final String MANIFEST_FILE = "model.json";

  /** The longest time for reading a package, unless the caller gives another. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

  private final ManifestReader manifests;

  /**
   * Creates a reader.
   *
   * @param manifests reads the manifest
   */
  @Inject
  public ModelPackageReader(ManifestReader manifests) {
    this.manifests = manifests;
  }

  /**
   * Reads a package; every file once, so that what was checked is what is used.
   *
   * @param location the package, a directory or a zip
   * @return its manifest and its files
   * @throws ModelRefusedException if anything is wrong with it
   */
  public ModelPackage read(Path location) throws ModelRefusedException {
    return read(location, DEFAULT_TIMEOUT);
  }

  /**
   * Reads a package within a time.
   *
   * @param location the package, a directory or a zip
   * @param timeout the longest time for reading
   * @return its manifest and its files
   * @throws ModelRefusedException if anything is wrong with it
   */
  public ModelPackage read(Path location, Duration timeout) throws ModelRefusedException {
    try (PackageFiles files = PackageFiles.open(location, Deadline.after(timeout))) {
      return read(files);
    } catch (IOException failure) {
      throw PackageFiles.unreadable(location, failure);
    }
  }

  /**
   * Reads the package that a person named.
   *
   * @param location one of {@link ShippedModels#locations()}, or the path of a directory or a zip
   * @param timeout the longest time for reading
   * @return its manifest and its files
   * @throws ModelRefusedException if anything is wrong with it
   */
  public ModelPackage read(String location, Duration timeout) throws ModelRefusedException {
    if (!ShippedModels.isMeant(location)) {
      return read(path(location), timeout);
    }
    try (ResourceFiles files = ShippedModels.open(location, Deadline.after(timeout))) {
      return read(files);
    }
  }

  private static Path path(String location) throws ModelRefusedException {
    try {
      return Path.of(location);
    } catch (InvalidPathException malformed) {
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.PACKAGE_DIRECTORY, "this is not a path")
              .expected("the path of a model package, or one of " + ShippedModels.locations())
              .found(location)
              .where("the model's location")
              .fix("correct the path"),
          malformed);
    }
  }

  private ModelPackage read(PackageFiles files) throws ModelRefusedException {
    ByteBuffer json =
        files.read(
            MANIFEST_FILE, BoundedFiles.MAX_MANIFEST_BYTES, ReferenceErrors.MANIFEST_UNREADABLE);
    ModelManifest manifest =
        manifests.read(
            toArray(json), files.where(MANIFEST_FILE), path -> toArray(readLabels(files, path)));
    String where = files.where(manifest.file());
    ByteBuffer model =
        files.read(manifest.file(), BoundedFiles.MAX_MODEL_BYTES, ReferenceErrors.PACKAGE_FILE);
    requireDigest(manifest, where, Digests.sha256(model));
    OnnxFileCheck.check(model, where);
    Optional<byte[]> probeImage = Optional.empty();
    if (manifest.probe().isPresent()) {
      probeImage =
          Optional.of(
              toArray(
                  files.read(
                      manifest.probe().get().image(),
                      BoundedFiles.MAX_IMAGE_BYTES,
                      ReferenceErrors.PACKAGE_FILE)));
    }
    files.requireUnchanged();
    return new ModelPackage(manifest, model, probeImage);
  }

  private static ByteBuffer readLabels(PackageFiles files, String path)
      throws ModelRefusedException {
    return files.read(path, BoundedFiles.MAX_LABELS_BYTES, ReferenceErrors.PACKAGE_FILE);
  }

  private static void requireDigest(ModelManifest manifest, String where, String found)
      throws ModelRefusedException {
    if (!found.equals(manifest.digest())) {
      throw new ModelRefusedException(
          Problem.of(
                  ReferenceErrors.MODEL_DIGEST,
                  "the model file is not the one that the manifest was written for")
              .expected("SHA-256 " + manifest.digest())
              .found("SHA-256 " + found)
              .where(where)
              .fix(
                  "copy the model again; if it was replaced on purpose, make a new package with:"
                      + " nunchi models add"));
    }
  }

  private static byte[] toArray(ByteBuffer bytes) {
    byte[] array = new byte[bytes.remaining()];
    bytes.duplicate().get(array);
    return array;
  }
}
