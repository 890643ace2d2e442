package io.nunchi.reference.internal.manifest;

/** Reads the file of labels that a manifest names, from its package or the folder of a draft. */
@FunctionalInterface
public interface LabelSource {

  /** For manifests that stand alone, such as those that come with this plugin. */
  LabelSource NONE =
      path -> {
        throw LabelFile.refused(path, "labels in the manifest itself", "a file beside it");
      };

  /**
   * Reads a file of labels.
   *
   * @param path its path, relative to the manifest
   * @return its bytes
   * @throws ModelRefusedException if it cannot be read
   */
  byte[] read(String path) throws ModelRefusedException;
}
