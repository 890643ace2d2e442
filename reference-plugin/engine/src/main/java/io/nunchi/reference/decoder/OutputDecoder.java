package io.nunchi.reference.decoder;

import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;

/**
 * Reads one model's outputs.
 *
 * <p>For one thread at a time: it may own memory that it reuses for every frame.
 */
public interface OutputDecoder {

  /**
   * Adds every box that reaches its label's threshold to {@code candidates}.
   *
   * @param outputs the tensors in the order of {@link OutputLayout#tensors()}, of expected shapes
   * @param thresholds the least confidence by label
   * @param candidates takes boxes in pixels of the input tensor
   * @throws FrameRejectedException if a value that matters has no meaning
   */
  void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
      throws FrameRejectedException;

  /**
   * Paints the mask of a candidate. It is called after {@link #decode}, and only for candidates
   * that became detections, if {@link OutputLayout#hasMasks()}.
   *
   * @param outputs the tensors that {@link #decode} read
   * @param candidates the candidates that it added
   * @param candidate the candidate's index
   * @param canvas takes the mask; it lies over the part of the candidate's box in the frame
   * @throws FrameRejectedException if a value that matters has no meaning
   */
  default void paintMask(
      List<OutputTensor> outputs, Candidates candidates, int candidate, MaskCanvas canvas)
      throws FrameRejectedException {
    throw new UnsupportedOperationException(
        getClass().getName() + " has no masks, so its layout says so in hasMasks()");
  }
}
