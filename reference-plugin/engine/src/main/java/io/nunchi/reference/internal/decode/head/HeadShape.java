package io.nunchi.reference.internal.decode.head;

import static io.nunchi.reference.internal.decode.SharedParameters.STRIDES;
import static io.nunchi.reference.internal.decode.SharedParameters.TENSOR;

import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.Sample;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.internal.decode.Strides;
import java.util.ArrayList;
import java.util.List;

/**
 * An output that has a row, or a column, for each cell of usual grids: for the guesses of decoders.
 *
 * @param tensor the output
 * @param strides the strides of the grids
 * @param anchors the number of boxes of a cell
 * @param boxesFirst true for boxes x numbers, false for numbers x boxes
 */
public record HeadShape(TensorFact tensor, List<Integer> strides, int anchors, boolean boxesFirst) {

  private static final int USUAL_ANCHORS = 3;

  /**
   * Holds an output against the usual grids.
   *
   * @param outputs the model's outputs
   * @param tensor one of them
   * @return every way to see it as such a head
   */
  public static List<HeadShape> of(ModelOutputs outputs, TensorFact tensor) {
    List<HeadShape> shapes = new ArrayList<>();
    if (tensor.rank() != 3 || tensor.isWhole()) {
      return shapes;
    }
    for (List<Integer> strides : List.of(Strides.USUAL, Strides.USUAL_TO_64)) {
      for (int anchors : List.of(1, USUAL_ANCHORS)) {
        long boxes = anchors * outputs.cells(strides);
        if (boxes > 0 && tensor.dimension(2) == boxes) {
          shapes.add(new HeadShape(tensor, strides, anchors, false));
        }
        if (boxes > 0 && tensor.dimension(1) == boxes) {
          shapes.add(new HeadShape(tensor, strides, anchors, true));
        }
      }
    }
    return shapes;
  }

  /**
   * Counts the numbers of a box.
   *
   * @return its own four among them
   */
  public int numbers() {
    return (int) tensor.dimension(boxesFirst ? 2 : 1);
  }

  /**
   * Tells whether some of the numbers of boxes cannot be confidences.
   *
   * @param from the first number that is looked at
   * @return false also if there are no values
   */
  public boolean hasMoreThanConfidences(int from) {
    return tensor.sample().size() > 0 && !areConfidences(from, numbers());
  }

  /**
   * Tells whether numbers of boxes are confidences.
   *
   * @param from the first number that is looked at
   * @param end the first number behind them
   * @return false if there are no values
   */
  public boolean areConfidences(int from, int end) {
    Sample sample = tensor.sample();
    int numbers = numbers();
    int boxes = sample.size() / numbers;
    boolean confidences = sample.size() > 0;
    for (int number = from; number < end; number++) {
      confidences &=
          boxesFirst
              ? sample.isConfidence(number, numbers)
              : sample.part(number * boxes, boxes).isConfidence();
    }
    return confidences;
  }

  /**
   * Describes the boxes for a person.
   *
   * @return such as {@code each cell of strides [8, 16, 32]}
   */
  public String description() {
    return (anchors == 1 ? "each cell" : "each of " + anchors + " boxes of a cell")
        + " of strides "
        + strides;
  }

  /**
   * Adds the parameters of this output to a guess.
   *
   * @param guess the guess
   * @return a guess with the output, its strides, its order and its anchors
   */
  public Guess into(Guess guess) {
    Guess more =
        guess.with(TENSOR, tensor.name()).with(STRIDES, strides).with(HeadRows.ORDER, boxesFirst);
    return anchors == 1
        ? more
        : more.with(HeadRows.ANCHORS, anchors).with(HeadRows.OBJECTNESS, true);
  }
}
