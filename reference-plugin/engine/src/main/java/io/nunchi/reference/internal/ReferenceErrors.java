package io.nunchi.reference.internal;

/** The codes of the problems that this plugin reports; {@code docs/errors.md} explains each. */
public final class ReferenceErrors {

  /** The directory of a model package is missing or unreadable. */
  public static final String PACKAGE_DIRECTORY = "NUN-5001";

  /**
   * A model package holds something that is neither file nor folder, or a link in a wrong place.
   */
  public static final String PACKAGE_LINK = "NUN-5002";

  /** A model package has no readable manifest. */
  public static final String MANIFEST_UNREADABLE = "NUN-5003";

  /** A manifest is not JSON. */
  public static final String MANIFEST_SYNTAX = "NUN-5004";

  /** A manifest has a key that does not exist. */
  public static final String MANIFEST_KEY_UNKNOWN = "NUN-5005";

  /** A manifest lacks a key. */
  public static final String MANIFEST_KEY_MISSING = "NUN-5006";

  /** A value in a manifest has the wrong type, is out of range, or contradicts another. */
  public static final String MANIFEST_VALUE = "NUN-5007";

  /** A manifest is written for another version of its format. */
  public static final String MANIFEST_VERSION = "NUN-5008";

  /** A manifest names a decoder that this plugin does not have. */
  public static final String DECODER_UNKNOWN = "NUN-5009";

  /** A file that the manifest names is missing, unreadable or outside the package. */
  public static final String PACKAGE_FILE = "NUN-5010";

  /** A file or a package is larger than the bound. */
  public static final String PACKAGE_TOO_LARGE = "NUN-5011";

  /** The model file is not the one that the manifest was written for. */
  public static final String MODEL_DIGEST = "NUN-5012";

  /** The model keeps weights or code in other files. */
  public static final String MODEL_EXTERNAL = "NUN-5013";

  /** The model file is not ONNX. */
  public static final String MODEL_MALFORMED = "NUN-5014";

  /** ONNX Runtime refuses the model. */
  public static final String MODEL_UNLOADABLE = "NUN-5015";

  /** The model was not loaded in time. */
  public static final String MODEL_LOAD_TIMEOUT = "NUN-5016";

  /** The model's inputs are not those of the manifest. */
  public static final String MODEL_INPUT = "NUN-5017";

  /** The model's outputs are not those of the manifest. */
  public static final String MODEL_OUTPUT = "NUN-5018";

  /** The label filter names a label that the model does not have. */
  public static final String LABEL_FILTER = "NUN-5019";

  /** The model does not find in the probe image what the manifest expects. */
  public static final String PROBE = "NUN-5020";

  /** A package was replaced while it was read. */
  public static final String PACKAGE_CHANGED = "NUN-5026";

  /** A manifest leaves a question open. */
  public static final String MANIFEST_QUESTION = "NUN-5030";

  /** A file's name does not stay in its package. */
  public static final String PACKAGE_NAME = "NUN-5031";

  /** Two files of a package have the same name. */
  public static final String PACKAGE_DUPLICATE = "NUN-5032";

  /** A zip is malformed, or says of a file what is not true. */
  public static final String PACKAGE_ZIP = "NUN-5033";

  /** A package was not read in time. */
  public static final String PACKAGE_TIMEOUT = "NUN-5034";

  /** A file of labels cannot be used. */
  public static final String LABELS_FILE = "NUN-5035";

  /** A decoder in the plugin's directory cannot be used. */
  public static final String DECODER_UNUSABLE = "NUN-5041";

  /** The settings ask for an input size that the model package does not allow. */
  public static final String INPUT_SIZE = "NUN-5042";

  /** The execution provider setting is malformed. */
  public static final String PROVIDER_POLICY = "NUN-5101";

  /** None of the execution providers that were asked for works here. */
  public static final String PROVIDER_UNAVAILABLE = "NUN-5102";

  /** ONNX Runtime failed while it ran a model. */
  public static final String INFERENCE = "NUN-5201";

  /** A model's answer has another shape or type than declared. */
  public static final String ANSWER_SHAPE = "NUN-5202";

  /** A model's answer holds values that mean nothing. */
  public static final String ANSWER_VALUE = "NUN-5203";

  /** The calling thread was interrupted. */
  public static final String INTERRUPTED = "NUN-5204";

  /** The analyzer or its engine is closed. */
  public static final String CLOSED = "NUN-5205";

  /** The answer to a picture depends on the others of its batch. */
  public static final String BATCH = "NUN-5206";

  /** The libraries of ONNX Runtime cannot be loaded. */
  public static final String ONNX_RUNTIME_LIBRARY = "NUN-6053";

  /** The library of OpenCV cannot be unpacked. */
  public static final String OPENCV_LIBRARY = "NUN-6054";

  private ReferenceErrors() {}
}
