package io.nunchi.reference.internal.testing;

import io.nunchi.reference.internal.modelpackage.Digests;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** Makes packages of real models that have a known manifest. */
public final class KnownPackages {

  private KnownPackages() {}

  /** Makes the package of a known model in a new folder. */
  public static Path add(String modelFile, Path folder) throws IOException {
    byte[] model = Files.readAllBytes(DataFolder.require("models/" + modelFile));
    ObjectNode manifest =
        new KnownModels().manifestOf(Digests.sha256(ByteBuffer.wrap(model))).orElseThrow();
    return TestPackages.write(folder, model, manifest, made -> made.put("file", "model.onnx"));
  }
}
