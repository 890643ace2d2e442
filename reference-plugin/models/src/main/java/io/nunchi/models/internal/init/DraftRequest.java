package io.nunchi.models.internal.init;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model to draft a manifest for, and what a person told of it.
 *
 * @param model the bytes of the ONNX file
 * @param file its path
 * @param fileInPackage its name in the package
 * @param labels the model's labels, or nothing if they are not known
 * @param terms the terms of use and the source of the model, as far as they are known
 * @param size the size of its pictures, or empty to take what the model says
 */
public record DraftRequest(
    ByteBuffer model,
    Path file,
    String fileInPackage,
    List<String> labels,
    Terms terms,
    Optional<PictureSize> size) {

  /**
   * The terms of use and the source of a model.
   *
   * @param licence the terms of use, or empty if a person must still answer
   * @param origin the source, or empty if a person must still answer
   */
  public record Terms(Optional<String> licence, Optional<String> origin) {

    /** Nothing is known. */
    public static final Terms UNKNOWN = new Terms(Optional.empty(), Optional.empty());
  }

  /** Copies the list. */
  public DraftRequest {
    labels = List.copyOf(labels);
  }
}
