package io.nunchi.reference.internal.decode.grid;

import static io.nunchi.reference.internal.decode.SharedParameters.ALL_LABELS_PER_BOX;

import com.google.inject.Inject;
import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.DecoderHelp;
import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.Activation;
import io.nunchi.reference.internal.decode.LabelHits;
import io.nunchi.reference.internal.decode.LabelScores;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.reference.internal.decode.Softmax;
import io.nunchi.reference.internal.decode.Strides;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code nanodet}: cells with a value per label and, for each edge of the box, a distribution over
 * its distance from the cell's center. Source: Li et al., Generalized Focal Loss, arXiv 2006.04388,
 * as NanoDet exports it.
 */
public final class NanodetDecoder implements DecoderType {

  private static final int USUAL_BINS = 8;

  private static final Parameter<String> TENSOR =
      SharedParameters.tensor("tensor", "The name of the output that holds all.")
          .optional("mandatory without `labelTensors` and `distanceTensors`");
  private static final Parameter<List<String>> LABEL_TENSORS =
      SharedParameters.tensors("labelTensors", "label values").unless(TENSOR);
  private static final Parameter<List<String>> DISTANCE_TENSORS =
      SharedParameters.tensors("distanceTensors", "distances").unless(TENSOR);
  private static final Parameter<List<Integer>> STRIDES =
      SharedParameters.STRIDES.help(
          "Cell sizes in pixels. The last column and row of cells may reach beyond the tensor.");
  private static final Parameter<Integer> BINS =
      Parameter.of(
              "bins",
              ParameterType.integer(2, 64),
              "Length of a distribution, called `reg_max + 1` elsewhere.")
          .byDefault(USUAL_BINS);
  private static final Parameter<CellCenter> CELL_CENTER =
      Parameter.of(
          "cellCenter",
          ParameterType.choice(CellCenter.CHOICES),
          "Point of a cell from which distances are measured: (column + 0.5) * stride for NanoDet,"
              + " column * stride for NanoDet-Plus, column * stride + (stride - 1) / 2 for OpenCV's"
              + " exports. An error of half a stride shows in the boxes.");
  private static final Parameter<Activation> ACTIVATION =
      SharedParameters.ACTIVATION.byDefault(Activation.NONE);

  private static final String CELL_CENTER_QUESTION =
      "middle, corner or middlePixel: where in its cell the distances to a box's edges begin"
          + " (NanoDet: middle; NanoDet-Plus: corner)";
  private static final int EDGES = 4;
  private static final int COCO_LABELS = 80;

  /** Creates the decoder. */
  @Inject
  public NanodetDecoder() {}

  @Override
  public String name() {
    return "nanodet";
  }

  @Override
  public DecoderHelp help() {
    return new DecoderHelp(
        "label values and distributions of distances for each cell",
        "NanoDet, NanoDet-Plus",
        "Cells of a grid for each stride, each with a value per label and, for left, top, right and"
            + " bottom, a distribution over distances of 0, 1, 2 and so on strides from the cell's"
            + " center; the distance is the expectation after a softmax. Shapes: [1, cells, labels]"
            + " and [1, cells, 4 * bins] for each stride, or [1, cells of all strides, labels + 4 *"
            + " bins].");
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        LABEL_TENSORS,
        DISTANCE_TENSORS,
        TENSOR,
        STRIDES,
        BINS,
        CELL_CENTER,
        ACTIVATION,
        ALL_LABELS_PER_BOX);
  }

  @Override
  public OutputLayout read(ParameterValues parameters, ModelShape model) {
    boolean allInOne = parameters.find(TENSOR).isPresent();
    return new Layout(
        allInOne ? List.of(parameters.get(TENSOR)) : Strides.tensors(parameters, LABEL_TENSORS),
        allInOne ? List.of() : Strides.tensors(parameters, DISTANCE_TENSORS),
        parameters.get(STRIDES),
        parameters.get(BINS),
        parameters.get(CELL_CENTER),
        LabelScores.withoutBackground(
            parameters.get(ACTIVATION), parameters.get(ALL_LABELS_PER_BOX)),
        model);
  }

  @Override
  public List<Guess> guesses(ModelOutputs outputs) {
    List<Guess> guesses = new ArrayList<>();
    for (UsualGrid grid : UsualGrid.of(outputs)) {
      int labels = (int) grid.numbers() - EDGES * USUAL_BINS;
      if (grid.rows() == grid.cells() && labels > 0) {
        String reason =
            "one row for each of %s, of %d labels and 4 x %d numbers of distances"
                .formatted(grid.description(), labels, USUAL_BINS);
        guesses.add(
            guess(
                Guess.of(labels, labels == COCO_LABELS ? 95 : 50, reason)
                    .with(TENSOR, grid.tensor().name()),
                grid.strides()));
      }
    }
    StrideGroups.of(outputs, 2).ifPresent(groups -> addGuess(groups, guesses));
    return guesses;
  }

  private static void addGuess(StrideGroups groups, List<Guess> guesses) {
    List<String> labelTensors = new ArrayList<>();
    List<String> distanceTensors = new ArrayList<>();
    int labels = 0;
    for (List<TensorFact> pair : groups.tensors()) {
      boolean secondIsDistance = isDistance(pair.get(1));
      TensorFact distance = pair.get(secondIsDistance ? 1 : 0);
      TensorFact label = pair.get(secondIsDistance ? 0 : 1);
      if (!isDistance(distance)) {
        return;
      }
      labelTensors.add(label.name());
      distanceTensors.add(distance.name());
      labels = (int) label.dimension(-1);
    }
    String reason =
        "for strides %s a tensor of %d labels and one of 4 x %d numbers of distances"
            .formatted(groups.strides(), labels, USUAL_BINS);
    guesses.add(
        guess(
            Guess.of(labels, 90, reason)
                .with(LABEL_TENSORS, labelTensors)
                .with(DISTANCE_TENSORS, distanceTensors),
            groups.strides()));
  }

  private static Guess guess(Guess tensors, List<Integer> strides) {
    return tensors
        .with(STRIDES, strides)
        .with(BINS, USUAL_BINS)
        .asking(CELL_CENTER, CELL_CENTER_QUESTION);
  }

  private static boolean isDistance(TensorFact output) {
    return output.dimension(-1) == (long) EDGES * USUAL_BINS;
  }

  @Override
  public UsualManifest usualManifest() {
    return new UsualManifest(
            "BGR",
            "letterboxCentered with \"padValue\": 0",
            "1 with \"mean\": [103.53, 116.28, 123.675], \"std\": [57.375, 57.12, 58.395]",
            "perLabel")
        .withThresholds(0.35, 0.6);
  }

  /** The point of a cell from which distances are measured; exports differ. */
  private enum CellCenter {
    MIDDLE,
    CORNER,
    MIDDLE_PIXEL;

    static final Choices<CellCenter> CHOICES =
        Choices.of("middle", MIDDLE).or("corner", CORNER).or("middlePixel", MIDDLE_PIXEL);

    float of(int index, int stride) {
      return switch (this) {
        case MIDDLE -> (index + 0.5f) * stride;
        case CORNER -> index * stride;
        case MIDDLE_PIXEL -> index * stride + (stride - 1) / 2f;
      };
    }
  }

  /**
   * Grids of cells with label values and distributions of distances. Without distance tensors, the
   * only tensor of labels holds the distances too.
   */
  private record Layout(
      List<String> labelTensors,
      List<String> distanceTensors,
      List<Integer> strides,
      int bins,
      CellCenter cellCenter,
      LabelScores scores,
      ModelShape model)
      implements OutputLayout {

    boolean allInOne() {
      return distanceTensors.isEmpty();
    }

    int distanceValues() {
      return EDGES * bins;
    }

    @Override
    public List<ExpectedTensor> tensors() {
      if (allInOne()) {
        return List.of(
            tensor(
                labelTensors.get(0),
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
                labelTensors.get(i),
                cells,
                model.labelCount(),
                where + " x " + model.labelCount() + " labels"));
        expected.add(
            tensor(
                distanceTensors.get(i),
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
      return new DistanceDecoder(this, new LabelHits(scores));
    }
  }

  private record DistanceDecoder(Layout layout, LabelHits hits) implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      int labels = thresholds.labelCount();
      int firstCell = 0;
      for (int i = 0; i < layout.strides().size(); i++) {
        int stride = layout.strides().get(i);
        if (layout.allInOne()) {
          OutputTensor all = outputs.get(0);
          int rowLength = labels + layout.distanceValues();
          int start = firstCell * rowLength;
          decodeGrid(
              stride,
              new Rows(all, start, rowLength),
              new Rows(all, start + labels, rowLength),
              thresholds,
              candidates);
        } else {
          decodeGrid(
              stride,
              new Rows(outputs.get(2 * i), 0, labels),
              new Rows(outputs.get(2 * i + 1), 0, layout.distanceValues()),
              thresholds,
              candidates);
        }
        firstCell += (int) Strides.cells(stride, layout.model());
      }
    }

    private void decodeGrid(
        int stride, Rows labels, Rows distances, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      int columns = Strides.cells(layout.model().inputWidth(), stride);
      int rows = Strides.cells(layout.model().inputHeight(), stride);
      for (int cell = 0; cell < columns * rows; cell++) {
        if (hits.find(labels.tensor(), labels.row(cell), 1, thresholds) > 0) {
          float x = layout.cellCenter().of(cell % columns, stride);
          float y = layout.cellCenter().of(cell / columns, stride);
          int bins = layout.bins();
          int row = distances.row(cell);
          OutputTensor tensor = distances.tensor();
          float left = x - stride * Softmax.expectation(tensor, row, bins);
          float top = y - stride * Softmax.expectation(tensor, row + bins, bins);
          float right = x + stride * Softmax.expectation(tensor, row + 2 * bins, bins);
          float bottom = y + stride * Softmax.expectation(tensor, row + 3 * bins, bins);
          Answers.requireFiniteBox(left, top, right, bottom, tensor, row);
          hits.addTo(candidates, left, top, right, bottom);
        }
      }
    }

    /** Numbers of cells: the index of the first cell's, and the distance to the next cell's. */
    private record Rows(OutputTensor tensor, int start, int length) {

      int row(int cell) {
        return start + cell * length;
      }
    }
  }
}
