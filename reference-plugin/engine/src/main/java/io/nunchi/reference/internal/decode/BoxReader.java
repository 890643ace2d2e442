package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.spi.failure.FrameRejectedException;

/**
 * Reads the four numbers of a box, in any form, into edges in pixels of the input tensor.
 *
 * <p>For one thread at a time: it holds the last box.
 */
public final class BoxReader {

  private final BoxForm form;
  private final float unitWidth;
  private final float unitHeight;
  private float left;
  private float top;
  private float right;
  private float bottom;

  /**
   * Prepares for one kind of model.
   *
   * @param form the meaning of the four numbers
   * @param unit their unit
   * @param model the size of the input tensor
   */
  public BoxReader(BoxForm form, BoxUnit unit, ModelShape model) {
    this.form = form;
    this.unitWidth = unit == BoxUnit.PIXELS ? 1 : model.inputWidth();
    this.unitHeight = unit == BoxUnit.PIXELS ? 1 : model.inputHeight();
  }

  /**
   * Reads a box.
   *
   * @param tensor the values
   * @param first index of the first of the four numbers
   * @param step from one of them to the next
   * @throws FrameRejectedException if an edge is not finite
   */
  public void read(OutputTensor tensor, int first, int step) throws FrameRejectedException {
    boolean yFirst = form == BoxForm.CORNERS_Y_FIRST;
    float x = tensor.floatAt(first + (yFirst ? step : 0)) * unitWidth;
    float y = tensor.floatAt(first + (yFirst ? 0 : step)) * unitHeight;
    float farX = tensor.floatAt(first + (yFirst ? 3 : 2) * step) * unitWidth;
    float farY = tensor.floatAt(first + (yFirst ? 2 : 3) * step) * unitHeight;
    boolean centered = form == BoxForm.CENTER_AND_SIZE;
    boolean sized = centered || form == BoxForm.CORNER_AND_SIZE;
    left = centered ? x - farX / 2 : x;
    top = centered ? y - farY / 2 : y;
    right = sized ? left + farX : farX;
    bottom = sized ? top + farY : farY;
    Answers.requireFiniteBox(left, top, right, bottom, tensor, first);
  }

  /**
   * Returns the last box's left edge.
   *
   * @return pixels
   */
  public float left() {
    return left;
  }

  /**
   * Returns the last box's top edge.
   *
   * @return pixels
   */
  public float top() {
    return top;
  }

  /**
   * Returns the last box's right edge.
   *
   * @return pixels
   */
  public float right() {
    return right;
  }

  /**
   * Returns the last box's bottom edge.
   *
   * @return pixels
   */
  public float bottom() {
    return bottom;
  }
}
