package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import java.util.List;

/** Checks and counts that the decoders of grids share. */
public final class Strides {

  /** The strides of most models. */
  public static final List<Integer> USUAL = List.of(8, 16, 32);

  /** The strides of models with a coarser grid besides. */
  public static final List<Integer> USUAL_TO_64 = List.of(8, 16, 32, 64);

  private Strides() {}

  /**
   * Reads strides that divide the input tensor into whole cells.
   *
   * @param parameters the parameters, {@link SharedParameters#STRIDES} among them
   * @param model input size and labels that the rest of the manifest declares
   * @return at least one stride
   */
  public static List<Integer> read(ParameterValues parameters, ModelShape model) {
    List<Integer> strides = parameters.get(SharedParameters.STRIDES);
    if (parameters.isSoundSoFar()) {
      for (int stride : strides) {
        if (model.inputWidth() % stride != 0 || model.inputHeight() % stride != 0) {
          parameters.wrong(
              SharedParameters.STRIDES.key(),
              "a stride does not divide the input tensor into whole cells",
              "strides that divide " + model.inputWidth() + " and " + model.inputHeight(),
              String.valueOf(stride),
              "correct the strides or the input size");
        }
      }
    }
    return strides;
  }

  /**
   * Reads names of tensors, one for each stride.
   *
   * @param parameters the parameters
   * @param tensors the parameter with the names
   * @return as many names as {@link SharedParameters#STRIDES} has elements
   */
  public static List<String> tensors(ParameterValues parameters, Parameter<List<String>> tensors) {
    List<String> names = parameters.get(tensors);
    int strides = parameters.get(SharedParameters.STRIDES).size();
    if (parameters.isSoundSoFar() && names.size() != strides) {
      parameters.wrong(
          tensors.key(),
          "there is not one tensor for each stride",
          strides + " names, in the order of the strides",
          names.size() + " names",
          "name one tensor for each stride");
    }
    return names;
  }

  /**
   * Counts the cells of a grid along one side.
   *
   * @param side pixels
   * @param stride pixels of a cell
   * @return whole cells, the last of which may reach beyond the side
   */
  public static int cells(int side, int stride) {
    return (side + stride - 1) / stride;
  }

  /**
   * Counts the cells of all grids.
   *
   * @param strides the strides
   * @param model the size of the input tensor
   * @return the sum
   */
  public static long cells(List<Integer> strides, ModelShape model) {
    return strides.stream().mapToLong(stride -> cells(stride, model)).sum();
  }

  /**
   * Counts the cells of one grid.
   *
   * @param stride the stride
   * @param model the size of the input tensor
   * @return columns times rows
   */
  public static long cells(int stride, ModelShape model) {
    return (long) cells(model.inputWidth(), stride) * cells(model.inputHeight(), stride);
  }
}
