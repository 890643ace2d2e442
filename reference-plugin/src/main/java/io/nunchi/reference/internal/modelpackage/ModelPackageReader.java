package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads model packages.
 *
 * <p>Immutable; any thread.
 */
public final class ModelPackageReader {

  /** The manifest's file name. */
  public static final String MANIFEST_FILE = "model.json";

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
   * @param directory the package
   * @return its manifest and its files
   * @throws ModelRefusedException if anything is wrong with it
   */
  public ModelPackage read(Path directory) throws ModelRefusedException {
    PackageTree.check(directory);
    Path manifestFile = directory.resolve(MANIFEST_FILE);
    ByteBuffer json =
        BoundedFiles.read(
            manifestFile, BoundedFiles.MAX_MANIFEST_BYTES, ReferenceErrors.MANIFEST_UNREADABLE);
    ModelManifest manifest = manifests.read(toArray(json), manifestFile.toString());
    Path modelFile = directory.resolve(manifest.file());
    ByteBuffer model =
        BoundedFiles.read(modelFile, BoundedFiles.MAX_MODEL_BYTES, ReferenceErrors.PACKAGE_FILE);
    requireDigest(manifest, modelFile, Digests.sha256(model));
    OnnxFileCheck.check(model, modelFile.toString());
    Optional<byte[]> probeImage = Optional.empty();
    if (manifest.probe().isPresent()) {
      Path image = directory.resolve(manifest.probe().get().image());
      probeImage =
          Optional.of(
              toArray(
                  BoundedFiles.read(
                      image, BoundedFiles.MAX_IMAGE_BYTES, ReferenceErrors.PACKAGE_FILE)));
    }
    return new ModelPackage(manifest, model, probeImage);
  }

  private static void requireDigest(ModelManifest manifest, Path modelFile, String found)
      throws ModelRefusedException {
    if (!found.equals(manifest.digest())) {
      throw new ModelRefusedException(
          Problem.of(
                  ReferenceErrors.MODEL_DIGEST,
                  "the model file is not the one that the manifest was written for")
              .expected("SHA-256 " + manifest.digest())
              .found("SHA-256 " + found)
              .where(modelFile.toString())
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
