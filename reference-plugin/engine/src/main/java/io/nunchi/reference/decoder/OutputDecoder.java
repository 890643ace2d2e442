package io.nunchi.reference.decoder;

import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/**
 * Reads one model's outputs.
 *
 * <p>For one thread at a time: it may own memory that it uses again for every frame.
 */
public interface OutputDecoder {

  /**
   * Adds to {@code candidates} everything that reaches its label's threshold.
   *
   * @param outputs the tensors in the order of {@link OutputLayout#tensors()}, of expected shapes
   * @param thresholds the least confidence by label
   * @param candidates takes boxes in pixels of the input tensor
   * @throws FrameRejectedException if a value that matters means nothing
   */
  void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException;
}
