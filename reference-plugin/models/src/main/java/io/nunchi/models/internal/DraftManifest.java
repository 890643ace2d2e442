package io.nunchi.models.internal;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.LabelSource;
import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.BoundedFiles;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The completed manifest for a model file, and the folder of the files that it names.
 *
 * @param json its outermost object
 * @param where the manifest's file, as errors name it
 * @param folder its folder, or empty if the manifest came with the plugin
 */
record DraftManifest(ObjectNode json, String where, Optional<Path> folder) {

  private static final String FILE = "file";
  private static final String DIGEST = "sha256";

  static DraftManifest of(PackageRequest request, String digest, KnownModels knownModels)
      throws ModelRefusedException {
    if (request.manifest().isEmpty()) {
      ObjectNode known =
          knownModels.manifestOf(digest).orElseThrow(() -> unknown(request.model(), digest));
      return new DraftManifest(known, "the known manifest", Optional.empty());
    }
    Path manifestFile = request.manifest().get().toAbsolutePath();
    byte[] json =
        toArray(
            BoundedFiles.read(
                manifestFile,
                BoundedFiles.MAX_MANIFEST_BYTES,
                ReferenceErrors.MANIFEST_UNREADABLE));
    ObjectNode manifest = ManifestJson.parse(json, manifestFile.toString());
    complete(manifest, manifestFile.toString(), request.model(), digest);
    return new DraftManifest(
        manifest, manifestFile.toString(), Optional.ofNullable(manifestFile.getParent()));
  }

  private static void complete(ObjectNode manifest, String where, Path model, String digest)
      throws ModelRefusedException {
    if (!manifest.has(FILE)) {
      manifest.put(FILE, String.valueOf(model.getFileName()));
    }
    JsonNode given = manifest.get(DIGEST);
    if (given == null) {
      manifest.put(DIGEST, digest);
    } else if (given.isString() && !given.stringValue().equals(digest)) {
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.MODEL_DIGEST, "the manifest was written for another file")
              .expected("SHA-256 " + given.stringValue())
              .found("SHA-256 " + digest)
              .where(where + " $." + DIGEST)
              .fix("give the file that belongs to the manifest, or remove \"sha256\" from it"));
    }
  }

  /** Reads the file of labels that it names. */
  LabelSource labels() {
    return folder.isEmpty()
        ? LabelSource.NONE
        : path -> toArray(readBeside(path, BoundedFiles.MAX_LABELS_BYTES));
  }

  /** Reads a file that it names. */
  ByteBuffer readBeside(String path, int maxBytes) throws ModelRefusedException {
    Path file = folder.orElse(Path.of("")).resolve(path);
    try {
      return BoundedFiles.read(file.toRealPath(), maxBytes, ReferenceErrors.PACKAGE_FILE);
    } catch (IOException missing) {
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.PACKAGE_FILE, "a file that the manifest names cannot be read")
              .expected("a readable file beside the manifest")
              .found(missing.toString())
              .where(file.toString())
              .fix("put the file there, or correct its name in " + where),
          missing);
    }
  }

  private static byte[] toArray(ByteBuffer bytes) {
    byte[] array = new byte[bytes.remaining()];
    bytes.get(array);
    return array;
  }

  private static ModelRefusedException unknown(Path model, String digest) {
    return new ModelRefusedException(
        Problem.of(ModelsErrors.MODEL_UNKNOWN, "Nunchi does not know this model")
            .expected("one of " + String.join(", ", KnownModels.ids()) + "; or a manifest")
            .found("SHA-256 " + digest)
            .where(model.toString())
            .fix(
                "begin a manifest with: nunchi models init "
                    + model
                    + "; answer its questions, and add: --manifest FILE"));
  }
}
