package io.nunchi.reference.decoder;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;

/**
 * Checks of the values of a model's answer. A decoder never guesses: a value without meaning
 * rejects the frame.
 *
 * <p>Stateless; any thread.
 */
public final class Answers {

  /** Quantised models overshoot 1 by rounding; more than that is a wrong activation. */
  private static final float GREATEST_CONFIDENCE = 1.001f;

  private Answers() {}

  /**
   * Checks a confidence. Cuts off rounding errors and refuses everything else outside [0, 1].
   *
   * @param value the value
   * @param tensor the tensor that holds it
   * @param index its place there
   * @return the value in [0, 1]
   * @throws FrameRejectedException if it is no confidence (NUN-5203)
   */
  public static float confidence(float value, OutputTensor tensor, int index)
      throws FrameRejectedException {
    if (!(value >= 0 && value <= GREATEST_CONFIDENCE)) {
      throw rejected(
          "the model's answer is not a confidence",
          "a number in [0, 1]",
          String.valueOf(value),
          tensor,
          index,
          "if this happens for every frame, the model is broken or the manifest's"
              + " \"activation\" is wrong");
    }
    // A negative zero becomes a positive one.
    return Math.min(value, 1) + 0f;
  }

  /**
   * Checks that the edges of a box are finite.
   *
   * @param left left edge
   * @param top top edge
   * @param right right edge
   * @param bottom bottom edge
   * @param tensor the tensor that holds it
   * @param index its place there
   * @throws FrameRejectedException if an edge is not finite (NUN-5203)
   */
  public static void requireFiniteBox(
      float left, float top, float right, float bottom, OutputTensor tensor, int index)
      throws FrameRejectedException {
    // A sum is finite only if all its parts are.
    if (!Float.isFinite(left + top + right + bottom)) {
      throw rejected(
          "the model's answer is not a bounding box",
          "four finite numbers",
          "left " + left + ", top " + top + ", right " + right + ", bottom " + bottom,
          tensor,
          index,
          "if this happens for every frame, the model is broken");
    }
  }

  /**
   * Checks that a value is finite.
   *
   * @param value the value
   * @param tensor the tensor that holds it
   * @param index its place there
   * @return the value
   * @throws FrameRejectedException if it is not finite (NUN-5203)
   */
  public static float finite(float value, OutputTensor tensor, int index)
      throws FrameRejectedException {
    if (!Float.isFinite(value)) {
      throw rejected(
          "the model's answer is not a number",
          "a finite number",
          String.valueOf(value),
          tensor,
          index,
          "if this happens for every frame, the model is broken");
    }
    return value;
  }

  /**
   * Checks the number of a label.
   *
   * @param value the number of a label, from 0
   * @param labelCount the number of labels
   * @param tensor the tensor that holds it
   * @param index its place there
   * @return the label's index
   * @throws FrameRejectedException if no label has this number (NUN-5203)
   */
  public static int label(double value, int labelCount, OutputTensor tensor, int index)
      throws FrameRejectedException {
    if (!(value >= 0 && value < labelCount) || value != Math.rint(value)) {
      throw rejected(
          "the model's answer is not a known label",
          "a whole number from 0 to " + (labelCount - 1),
          value == Math.rint(value) && Math.abs(value) < 1e15
              ? String.valueOf((long) value)
              : String.valueOf(value),
          tensor,
          index,
          "list all labels of the model in the manifest's \"labels\"");
    }
    return (int) value;
  }

  private static FrameRejectedException rejected(
      String what, String expected, String found, OutputTensor tensor, int index, String fix) {
    return new FrameRejectedException(
        Problem.of(ReferenceErrors.ANSWER_VALUE, what)
            .expected(expected)
            .found(found)
            .where("output " + tensor.name() + ", element " + index)
            .fix(fix));
  }
}
