package io.nunchi.reference.internal.manifest;

/** Where a manifest's file of labels is read from: its package, or the folder it is drafted in. */
@FunctionalInterface
public interface LabelFiles {

  /** For manifests that stand alone, such as those that come with this plugin. */
  LabelFiles NONE =
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
