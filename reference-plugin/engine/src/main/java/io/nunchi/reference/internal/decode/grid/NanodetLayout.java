package io.nunchi.reference.internal.decode.grid;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.Strides;
import java.util.ArrayList;
import java.util.List;

/**
 * Grids of cells with label values and distributions of distances.
 *
 * @param names the outputs' names
 * @param strides cell sizes in pixels; the last cells may reach beyond the input tensor
 * @param bins how many distances, in strides from 0, a distribution is over
 * @param cellCenter which point of a cell distances are measured from
 * @param scores what the label values mean
 * @param model what the rest of the manifest says
 */
record NanodetLayout(
    NanodetTensors names,
    List<Integer> strides,
    int bins,
    CellCenter cellCenter,
    LabelScores scores,
    ModelShape model)
    implements OutputLayout {

  static final int EDGES = 4;

  int distanceValues() {
    return EDGES * bins;
  }

  @Override
  public List<ExpectedTensor> tensors() {
    if (names.allInOne()) {
      return List.of(
          tensor(
              names.labels().get(0),
              Strides.cells(strides, model),
              model.labelCount() + distanceValues(),
              "1 x cells of strides %s x (%d labels, 4 edges x %d bins)"
                  .formatted(strides, model.labelCount(), bins)));
    }
    List<ExpectedTensor> expected = new ArrayList<>();
    for (int i = 0; i < strides.size(); i++) {
      long cells = Strides.cells(strides.get(i), model);
      String where = "1 x cells of stride " + strides.get(i);
      expected.add(
          tensor(
              names.labels().get(i),
              cells,
              model.labelCount(),
              where + " x " + model.labelCount() + " labels"));
      expected.add(
          tensor(
              names.distances().get(i),
              cells,
              distanceValues(),
              where + " x (4 edges x " + bins + " bins)"));
    }
    return List.copyOf(expected);
  }

  private static ExpectedTensor tensor(String name, long cells, long numbers, String meaning) {
    return new ExpectedTensor(name, ElementType.FLOATING, List.of(1L, cells, numbers), meaning);
  }

  @Override
  public OutputDecoder newDecoder() {
    return new NanodetDecoder(this);
  }
}
