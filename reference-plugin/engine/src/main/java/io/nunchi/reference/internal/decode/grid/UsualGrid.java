package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.internal.decode.Strides;
import java.util.List;
import java.util.stream.Stream;

/**
 * The single output [1, rows, numbers] of a model, held against grids of usual strides.
 *
 * @param tensor the output
 * @param strides the strides of the grids
 * @param cells the number of cells of all grids, from 1
 */
public record UsualGrid(TensorFact tensor, List<Integer> strides, long cells) {

  static final int ANCHORS = 3;

  /**
   * Lists the usual grids of a model's input size.
   *
   * @param outputs the model's outputs
   * @return the grids, or an empty list unless there is a single output of three dimensions, or if
   *     its exporter says that it is for more than boxes
   */
  public static List<UsualGrid> of(ModelOutputs outputs) {
    return outputs.single(3).stream()
        .filter(tensor -> outputs.mayBeFor("detect"))
        .flatMap(
            tensor ->
                Stream.of(Strides.USUAL, Strides.USUAL_TO_64)
                    .map(strides -> new UsualGrid(tensor, strides, outputs.cells(strides))))
        .filter(grid -> grid.cells() > 0)
        .toList();
  }

  /**
   * Tells whether the output has a row, or a column, for each cell or for each anchor of each cell.
   *
   * @return true if a decoder of grids may read it
   */
  public boolean fits() {
    return Stream.of(rows(), numbers())
        .anyMatch(count -> count == cells || count == ANCHORS * cells);
  }

  long rows() {
    return tensor.dimension(1);
  }

  long numbers() {
    return tensor.dimension(2);
  }

  String description() {
    return cells + " cells of strides " + strides;
  }
}
