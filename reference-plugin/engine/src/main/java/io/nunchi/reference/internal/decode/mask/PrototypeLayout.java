package io.nunchi.reference.internal.decode.mask;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.TensorArea;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.decode.BoxReader;
import io.nunchi.reference.internal.decode.SharedParameters;
import io.nunchi.reference.internal.decode.head.HeadRows;
import io.nunchi.reference.internal.decode.head.RichRow;
import io.nunchi.reference.internal.decode.head.RichRows;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.List;
import java.util.Optional;

/**
 * Boxes with coefficients in one output, and the prototypes of their masks in another.
 *
 * @param rows the output of boxes
 * @param box reads a box
 * @param prototypes the output of prototypes
 * @param model the size of the input tensor
 */
record PrototypeLayout(RichRows rows, BoxReaderSource box, Prototypes prototypes, ModelShape model)
    implements OutputLayout {

  static final Parameter<String> PROTOTYPES_TENSOR =
      SharedParameters.tensor("prototypesTensor", "Output of prototypes of masks.");

  static final Parameter<Integer> PROTOTYPES =
      Parameter.of(
              "prototypes",
              ParameterType.integer(1, 1024),
              "Number of prototypes, which is the number of coefficients of a box.")
          .byDefault(32);

  static final Parameter<Integer> PROTOTYPE_STRIDE =
      Parameter.of(
              "prototypeStride",
              ParameterType.integer(1, 64),
              "Pixels of the input tensor for each cell of a prototype. It divides width and"
                  + " height.")
          .byDefault(4);

  private static final int LEAST_PROTOTYPES = 8;

  /** Creates readers of boxes, one for each analyzer. */
  @FunctionalInterface
  interface BoxReaderSource {
    BoxReader newReader(ModelShape model);
  }

  /**
   * The output of prototypes.
   *
   * @param tensor its name
   * @param count the number of prototypes
   * @param stride pixels of the input tensor for each cell
   */
  record Prototypes(String tensor, int count, int stride) {

    static Prototypes read(ParameterValues parameters, ModelShape model) {
      int stride = parameters.get(PROTOTYPE_STRIDE);
      if (parameters.isSoundSoFar()
          && (model.inputWidth() % stride != 0 || model.inputHeight() % stride != 0)) {
        parameters.wrong(
            PROTOTYPE_STRIDE.key(),
            "the stride does not divide the input tensor into whole cells",
            "a stride that divides " + model.inputWidth() + " and " + model.inputHeight(),
            String.valueOf(stride),
            "correct the stride or the input size");
      }
      return new Prototypes(parameters.get(PROTOTYPES_TENSOR), parameters.get(PROTOTYPES), stride);
    }

    HeadRows.Extras coefficients() {
      return new HeadRows.Extras(count, "coefficients");
    }
  }

  /** Finds the output of prototypes: planes of the picture's shape, all over the picture. */
  static Optional<TensorFact> prototypes(ModelOutputs outputs) {
    return outputs.find(
        output ->
            outputs.tensors().size() == 2
                && output.rank() == 4
                && output.dimension(1) >= LEAST_PROTOTYPES
                && output.dimension(2) > 1
                && stride(outputs, output) > 0);
  }

  /** The stride of an output of prototypes, or 0 if it is none. */
  static int stride(ModelOutputs outputs, TensorFact output) {
    long stride = output.dimension(3) > 0 ? outputs.inputWidth() / output.dimension(3) : 0;
    boolean fits =
        stride > 0
            && stride * output.dimension(3) == outputs.inputWidth()
            && stride * output.dimension(2) == outputs.inputHeight();
    return fits ? (int) stride : 0;
  }

  private int columns() {
    return model.inputWidth() / prototypes.stride();
  }

  private int planeRows() {
    return model.inputHeight() / prototypes.stride();
  }

  @Override
  public List<ExpectedTensor> tensors() {
    return List.of(
        rows.tensor(),
        new ExpectedTensor(
            prototypes.tensor(),
            ElementType.FLOATING,
            List.of(1L, (long) prototypes.count(), (long) planeRows(), (long) columns()),
            "1 x prototypes x rows x columns of stride " + prototypes.stride()));
  }

  @Override
  public boolean hasMasks() {
    return true;
  }

  @Override
  public OutputDecoder newDecoder() {
    MaskGrid grid =
        new MaskGrid(
            columns(), planeRows(), new TensorArea(0, 0, model.inputWidth(), model.inputHeight()));
    return new MaskDecoder(
        rows.newReader(),
        box.newReader(model),
        rows.step(),
        new PrototypeMasks(grid, prototypes.count()));
  }

  private record MaskDecoder(RichRows.Reader rows, BoxReader box, int step, PrototypeMasks masks)
      implements OutputDecoder {

    @Override
    public void decode(List<OutputTensor> outputs, Thresholds thresholds, Candidates candidates)
        throws FrameRejectedException {
      rows.read(outputs.get(0), thresholds, row -> add(row, candidates));
    }

    private void add(RichRow row, Candidates candidates) throws FrameRejectedException {
      box.read(row.tensor(), row.first(), row.step());
      candidates.add(
          box.left(), box.top(), box.right(), box.bottom(), row.confidence(), row.label());
      candidates.setMaskPlace(row.firstExtra());
    }

    @Override
    public void paintMask(
        List<OutputTensor> outputs, Candidates candidates, int candidate, MaskCanvas canvas)
        throws FrameRejectedException {
      masks.paint(outputs.get(0), candidates.maskPlace(candidate), step, outputs.get(1), canvas);
    }
  }
}
