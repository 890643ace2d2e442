package io.nunchi.reference.decoder;

import java.util.List;

/**
 * The places of a model's numbers in its outputs, and their meaning.
 *
 * <p>Immutable; any thread. Shared by all analyzers of an engine.
 */
public interface OutputLayout {

  /**
   * Lists the tensors that the decoder reads. Other outputs of the model are left unread.
   *
   * @return each of these outputs once, in the order in which the decoder takes them
   */
  List<ExpectedTensor> tensors();

  /**
   * Creates a decoder.
   *
   * @return a new decoder for one analyzer
   */
  OutputDecoder newDecoder();

  /**
   * Names the keypoints of a detection.
   *
   * @return the names in the order in which the decoder adds them; empty when it adds none
   */
  default List<String> keypoints() {
    return List.of();
  }

  /**
   * Tells whether detections have embeddings.
   *
   * @return true if the decoder adds an embedding to each candidate
   */
  default boolean hasEmbeddings() {
    return false;
  }

  /**
   * Tells whether detections have masks.
   *
   * @return true if {@link OutputDecoder#paintMask} paints the mask of each candidate
   */
  default boolean hasMasks() {
    return false;
  }

  /**
   * Tells whether detections have angles.
   *
   * @return true if the decoder adds candidates by {@link Candidates#addOriented}
   */
  default boolean hasAngles() {
    return false;
  }
}
