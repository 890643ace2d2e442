package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.DecoderParameters;
import io.nunchi.reference.decoder.ModelShape;
import java.util.List;

/** The key {@code strides}, which several decoders have. */
public final class Strides {

  /** How many strides a model has at most. */
  public static final int MAX_COUNT = 8;

  private static final String KEY = "strides";
  private static final int MAX_STRIDE = 256;

  private Strides() {}

  /**
   * Reads strides that divide the input tensor into whole cells.
   *
   * @param parameters the manifest's {@code output} object
   * @param model what the rest of the manifest says
   * @return at least one stride
   */
  public static List<Integer> read(DecoderParameters parameters, ModelShape model) {
    List<Integer> strides = readAny(parameters);
    if (parameters.isSoundSoFar()) {
      for (int stride : strides) {
        if (model.inputWidth() % stride != 0 || model.inputHeight() % stride != 0) {
          parameters.wrong(
              KEY,
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
   * Reads strides whose last column and row of cells may reach beyond the input tensor.
   *
   * @param parameters the manifest's {@code output} object
   * @return at least one stride
   */
  public static List<Integer> readAny(DecoderParameters parameters) {
    return parameters.integers(KEY, MAX_COUNT, 1, MAX_STRIDE);
  }

  /**
   * Reads names of tensors, one for each stride.
   *
   * @param parameters the manifest's {@code output} object
   * @param key the key of the list
   * @param strides the strides
   * @return as many names
   */
  public static List<String> tensors(
      DecoderParameters parameters, String key, List<Integer> strides) {
    List<String> names = parameters.distinctTexts(key, MAX_COUNT);
    if (parameters.isSoundSoFar() && names.size() != strides.size()) {
      parameters.wrong(
          key,
          "there is not one tensor for each stride",
          strides.size() + " names, in the order of the strides",
          names.size() + " names",
          "name one tensor for each stride");
    }
    return names;
  }

  /**
   * The number of cells of a grid along one side.
   *
   * @param side pixels
   * @param stride pixels of a cell
   * @return whole cells, the last of which may reach beyond the side
   */
  public static int cells(int side, int stride) {
    return (side + stride - 1) / stride;
  }

  /**
   * The number of cells of all grids.
   *
   * @param strides the strides
   * @param model the size of the input tensor
   * @return the sum
   */
  public static long cells(List<Integer> strides, ModelShape model) {
    return strides.stream().mapToLong(stride -> cells(stride, model)).sum();
  }

  /**
   * The number of cells of one grid.
   *
   * @param stride the stride
   * @param model the size of the input tensor
   * @return columns times rows
   */
  public static long cells(int stride, ModelShape model) {
    return (long) cells(model.inputWidth(), stride) * cells(model.inputHeight(), stride);
  }
}
