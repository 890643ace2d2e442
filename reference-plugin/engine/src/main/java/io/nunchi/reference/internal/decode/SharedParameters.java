package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import java.util.List;

/** Parameters that several decoders have under the same key. */
public final class SharedParameters {

  private static final int MAX_STRIDES = 8;
  private static final int MAX_STRIDE = 256;
  private static final int MAX_ROWS = 1_000_000;
  private static final int MAX_FIRST_LABEL = 1000;

  /** The only output. */
  public static final Parameter<String> TENSOR = tensor("tensor", "The output's name.");

  /** The cell sizes of the grids. */
  public static final Parameter<List<Integer>> STRIDES =
      Parameter.of(
          "strides",
          ParameterType.integers(MAX_STRIDES, 1, MAX_STRIDE),
          "Cell sizes in pixels, in the order of the grids. Each divides width and height.");

  /** The cell size of the only grid. */
  public static final Parameter<Integer> STRIDE =
      Parameter.of(
          "stride", ParameterType.integer(1, MAX_STRIDE), "Cell size in pixels, such as `16`.");

  /** The function of each raw value. */
  public static final Parameter<Activation> ACTIVATION =
      Parameter.of(
          "activation",
          ParameterType.choice(Activation.CHOICES),
          "Function that turns raw values into confidences in [0, 1].");

  /** The function of the raw values of all labels. */
  public static final Parameter<Activation> ROW_ACTIVATION =
      Parameter.of(
          "activation",
          ParameterType.choice(Activation.ROW_CHOICES),
          "Function that turns raw values into confidences in [0, 1].");

  /** The labels that a box is reported for. */
  public static final Parameter<Boolean> ALL_LABELS_PER_BOX =
      Parameter.of(
              "labelsPerBox",
              ParameterType.choice(LabelScores.LABELS_PER_BOX),
              "`best`: a box is reported for its best label only. `all`: for every label that"
                  + " reaches its threshold.")
          .byDefault(false);

  /** The meaning of the four numbers of a box. */
  public static final Parameter<BoxForm> BOX_FORM =
      Parameter.of(
          "boxForm",
          ParameterType.choice(BoxForm.CHOICES),
          "Meaning of the four numbers of a box. `topLeftBottomRight` is TensorFlow's order.");

  /** The unit of a box. */
  public static final Parameter<BoxUnit> BOX_UNIT =
      Parameter.of(
          "boxUnit",
          ParameterType.choice(BoxUnit.CHOICES),
          "Pixels of the input tensor, or parts of its width and height.");

  /** The order of boxes and their numbers. */
  public static final Parameter<Boolean> ORDER =
      Parameter.of(
          "order",
          ParameterType.choice(Choices.of("boxesNumbers", true).or("numbersBoxes", false)),
          "Order of the axes behind the first.");

  /** The number of rows. */
  public static final Parameter<Integer> ROWS =
      Parameter.of("rows", ParameterType.integer(1, MAX_ROWS), "Number of rows.");

  /** The number of rows, where it may differ from frame to frame. */
  public static final Parameter<Integer> OPEN_ROWS =
      ROWS.help("Number of rows. Naming a fixed number saves a copy for each frame.")
          .optional("differs from frame to frame");

  /** The outputs' first axis. */
  public static final Parameter<Boolean> BATCH_AXIS =
      Parameter.of(
              "batchAxis",
              ParameterType.flag(),
              "`true`: the first axis of each output counts pictures. `false`: outputs begin with"
                  + " their rows, whose number is left open.")
          .byDefault(true);

  /** The label number that stands for the manifest's first label. */
  public static final Parameter<Integer> FIRST_LABEL =
      Parameter.of(
          "firstLabel",
          ParameterType.integer(0, MAX_FIRST_LABEL),
          "The label number that stands for the first of `labels`: 1 where 0 is the background.");

  /** The question of {@code models init} for {@link #FIRST_LABEL}. */
  public static final String FIRST_LABEL_QUESTION =
      "number of the first label: 0, or 1 if 0 is the background";

  private SharedParameters() {}

  /**
   * Declares a parameter that names an output.
   *
   * @param key its key
   * @param help its meaning for the author of a manifest
   * @return a mandatory parameter
   */
  public static Parameter<String> tensor(String key, String help) {
    return Parameter.of(key, ParameterType.text(), help);
  }

  /**
   * Declares a parameter that names one output for each stride.
   *
   * @param key its key
   * @param contents the contents of these outputs, for the author of a manifest
   * @return a mandatory parameter
   */
  public static Parameter<List<String>> tensors(String key, String contents) {
    return Parameter.of(
        key,
        ParameterType.texts(MAX_STRIDES),
        "Names of the outputs of " + contents + ", in the order of `strides`.");
  }
}
