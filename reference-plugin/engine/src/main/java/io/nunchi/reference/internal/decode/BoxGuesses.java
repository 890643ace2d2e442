package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.Sample;
import io.nunchi.reference.decoder.guess.TensorFact;
import java.util.Optional;

/** Conclusions from the values of boxes, for the guesses of decoders. */
public final class BoxGuesses {

  private static final double MOST = 0.95;

  private BoxGuesses() {}

  /**
   * Finds the output that has a box in each row.
   *
   * @param outputs the model's outputs
   * @return an output of shape [1, rows, 4], or empty
   */
  public static Optional<TensorFact> boxes(ModelOutputs outputs) {
    return outputs.find(output -> output.rank() == 3 && output.dimension(2) == 4);
  }

  /**
   * Guesses the unit. Boxes in pixels go far beyond 1; normalised ones and confidences do not.
   *
   * @param output an output with boxes, and perhaps confidences
   * @return the unit
   */
  public static BoxUnit unit(TensorFact output) {
    return output.sample().within(-1, 2) ? BoxUnit.NORMALISED : BoxUnit.PIXELS;
  }

  /**
   * Guesses the form. Corners are corners only if the second lies to the right of the first and
   * below it.
   *
   * @param boxes an output of rows of four numbers
   * @return corners, or center and size
   */
  public static BoxForm form(TensorFact boxes) {
    Sample sample = boxes.sample();
    int ordered = 0;
    int rows = sample.size() / 4;
    for (int row = 0; row < rows; row++) {
      boolean corners =
          sample.at(4 * row + 2) >= sample.at(4 * row)
              && sample.at(4 * row + 3) >= sample.at(4 * row + 1);
      ordered += corners ? 1 : 0;
    }
    return ordered >= MOST * rows ? BoxForm.CORNERS : BoxForm.CENTER_AND_SIZE;
  }
}
