package io.nunchi.reference.internal.decode;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;

/** Checks that a value of a model's answer means what it should. */
final class Answers {

  /** Quantised models overshoot 1 by rounding; more than that is a wrong activation. */
  private static final float GREATEST_CONFIDENCE = 1.001f;

  private Answers() {}

  /** Cuts off rounding errors, refuses everything else outside [0, 1]. */
  static float confidence(float value, OutputTensor tensor, int index)
      throws FrameRejectedException {
    if (!(value >= 0 && value <= GREATEST_CONFIDENCE)) {
      throw new FrameRejectedException(
          Problem.of(ReferenceErrors.ANSWER_VALUE, "the model's answer is not a confidence")
              .expected("a number in [0, 1]")
              .found(String.valueOf(value))
              .where("output " + tensor.name() + ", element " + index)
              .fix(
                  "if this happens for every frame, the model is broken or the manifest's"
                      + " \"activation\" is wrong"));
    }
    return Math.min(value, 1);
  }

  static void requireFiniteBox(
      float left, float top, float right, float bottom, OutputTensor tensor, int index)
      throws FrameRejectedException {
    // A sum is finite only if all its parts are.
    if (!Float.isFinite(left + top + right + bottom)) {
      throw new FrameRejectedException(
          Problem.of(ReferenceErrors.ANSWER_VALUE, "the model's answer is not a bounding box")
              .expected("four finite numbers")
              .found("left " + left + ", top " + top + ", right " + right + ", bottom " + bottom)
              .where("output " + tensor.name() + ", element " + index)
              .fix("if this happens for every frame, the model is broken"));
    }
  }

  static int label(long value, int labelCount, OutputTensor tensor, int index)
      throws FrameRejectedException {
    if (value < 0 || value >= labelCount) {
      throw new FrameRejectedException(
          Problem.of(ReferenceErrors.ANSWER_VALUE, "the model's answer is not a known label")
              .expected("a number from 0 to " + (labelCount - 1))
              .found(String.valueOf(value))
              .where("output " + tensor.name() + ", element " + index)
              .fix("list all labels of the model in the manifest's \"labels\""));
    }
    return (int) value;
  }
}
