package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.manifest.ModelManifest;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The content of a model package; after reading it, the directory is not looked at again.
 *
 * <p>Immutable; any thread. The model's bytes are collected with it, once a session is made.
 */
public final class ModelPackage {

  private final ModelManifest manifest;
  private final ByteBuffer model;
  private final Optional<byte[]> probeImage;

  ModelPackage(ModelManifest manifest, ByteBuffer model, Optional<byte[]> probeImage) {
    this.manifest = manifest;
    this.model = model;
    this.probeImage = probeImage;
  }

  /**
   * Returns the description of the model.
   *
   * @return the manifest
   */
  public ModelManifest manifest() {
    return manifest;
  }

  /**
   * The ONNX file, whose digest is the manifest's.
   *
   * @return a new view of a direct buffer, from position 0 to its limit
   */
  public ByteBuffer model() {
    return model.duplicate().order(model.order());
  }

  /**
   * The probe's picture as a file of the package.
   *
   * @return a copy, or empty if the manifest has no probe
   */
  public Optional<byte[]> probeImage() {
    return probeImage.map(byte[]::clone);
  }
}
