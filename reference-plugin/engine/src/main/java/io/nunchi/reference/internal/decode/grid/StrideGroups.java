package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The outputs of a model that has as many of them for each of several grids.
 *
 * @param strides the strides of the grids, finest first
 * @param tensors the outputs of each grid, in the order of the strides
 */
record StrideGroups(List<Integer> strides, List<List<TensorFact>> tensors) {

  /** Groups the outputs by their number of cells. */
  static Optional<StrideGroups> of(ModelOutputs outputs, int tensorsPerStride) {
    Map<Integer, List<TensorFact>> byStride = new TreeMap<>();
    for (TensorFact output : outputs.tensors()) {
      int stride = outputs.strideOf(cells(output));
      if (stride == 0) {
        return Optional.empty();
      }
      byStride.computeIfAbsent(stride, unused -> new ArrayList<>()).add(output);
    }
    boolean even = byStride.values().stream().allMatch(group -> group.size() == tensorsPerStride);
    return even && byStride.size() > 1
        ? Optional.of(
            new StrideGroups(List.copyOf(byStride.keySet()), List.copyOf(byStride.values())))
        : Optional.empty();
  }

  /** Cells by rows of [1, cells, numbers], or by rows and columns of the usual head forms. */
  private static long cells(TensorFact output) {
    return switch (output.rank()) {
      case 3 -> output.dimension(1);
      case 4, 5 -> output.dimension(2) * output.dimension(3);
      default -> 0;
    };
  }
}
