package io.nunchi.reference.internal.decode.head;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.spi.failure.FrameRejectedException;

/**
 * A row whose best label reaches its threshold.
 *
 * <p>Lifecycle: valid while its tensor is.
 *
 * @param tensor the output
 * @param first index of the first of the four numbers of the box
 * @param firstExtra index of the first number behind the box and its labels
 * @param step from one number of the row to the next
 * @param label the label's index
 * @param confidence in [0, 1]
 */
public record RichRow(
    OutputTensor tensor, int first, int firstExtra, int step, int label, float confidence) {

  /**
   * Returns a number of the box.
   *
   * @param number from 0 to 3
   * @return the number
   * @throws FrameRejectedException if it is not finite
   */
  public float ofBox(int number) throws FrameRejectedException {
    int index = first + number * step;
    return Answers.finite(tensor.floatAt(index), tensor, index);
  }

  /**
   * Returns the index of a number behind the box and its labels.
   *
   * @param extra from 0
   * @return its index in the tensor
   */
  public int indexOf(int extra) {
    return firstExtra + extra * step;
  }

  /**
   * Returns a number behind the box and its labels.
   *
   * @param extra from 0
   * @return the number
   * @throws FrameRejectedException if it is not finite
   */
  public float extra(int extra) throws FrameRejectedException {
    int index = indexOf(extra);
    return Answers.finite(tensor.floatAt(index), tensor, index);
  }
}
