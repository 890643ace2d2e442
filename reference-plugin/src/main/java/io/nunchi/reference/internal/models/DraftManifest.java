package io.nunchi.reference.internal.models;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.BoundedFiles;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import io.nunchi.spi.failure.Problem;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the manifest for a model file, and completes it. */
final class DraftManifest {

  private static final String FILE = "file";
  private static final String DIGEST = "sha256";

  private DraftManifest() {}

  static ObjectNode of(PackageRequest request, String digest, KnownModels knownModels)
      throws ModelRefusedException {
    if (request.manifest().isEmpty()) {
      return knownModels.manifestOf(digest).orElseThrow(() -> unknown(request.model(), digest));
    }
    Path manifestFile = request.manifest().get();
    ByteBuffer bytes =
        BoundedFiles.read(
            manifestFile, BoundedFiles.MAX_MANIFEST_BYTES, ReferenceErrors.MANIFEST_UNREADABLE);
    byte[] json = new byte[bytes.remaining()];
    bytes.get(json);
    ObjectNode manifest = ManifestJson.parse(json, manifestFile.toString());
    if (!manifest.has(FILE)) {
      manifest.put(FILE, String.valueOf(request.model().getFileName()));
    }
    JsonNode given = manifest.get(DIGEST);
    if (given == null) {
      manifest.put(DIGEST, digest);
    } else if (given.isString() && !given.stringValue().equals(digest)) {
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.MODEL_DIGEST, "the manifest was written for another file")
              .expected("SHA-256 " + given.stringValue())
              .found("SHA-256 " + digest)
              .where(manifestFile + " $." + DIGEST)
              .fix("give the file that belongs to the manifest, or remove \"sha256\" from it"));
    }
    return manifest;
  }

  private static ModelRefusedException unknown(Path model, String digest) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.MODEL_UNKNOWN, "Nunchi does not know this model")
            .expected("one of " + String.join(", ", KnownModels.ids()) + "; or a manifest")
            .found("SHA-256 " + digest)
            .where(model.toString())
            .fix("write a manifest as docs/model-manifest.md says, and add: --manifest FILE"));
  }
}
