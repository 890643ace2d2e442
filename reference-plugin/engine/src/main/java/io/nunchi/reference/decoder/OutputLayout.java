package io.nunchi.reference.decoder;

import java.util.List;

/**
 * How the outputs of one model lie in memory and what they mean.
 *
 * <p>Immutable; any thread. Shared by all analyzers of an engine.
 */
public interface OutputLayout {

  /**
   * The tensors that the decoder reads.
   *
   * @return each output of the model once, in the order in which the decoder takes them
   */
  List<ExpectedTensor> tensors();

  /**
   * Makes a decoder.
   *
   * @return a new decoder for one analyzer
   */
  OutputDecoder newDecoder();

  /**
   * Names of the keypoints of a detection.
   *
   * @return the names in the order in which the decoder adds them; empty when it adds none
   */
  default List<String> keypoints() {
    return List.of();
  }
}
