package io.nunchi.reference.internal.decode;

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
}
