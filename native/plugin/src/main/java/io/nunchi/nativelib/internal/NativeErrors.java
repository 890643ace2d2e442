package io.nunchi.nativelib.internal;

/** The codes of what can go wrong with a native library; {@code docs/errors.md} lists them. */
public final class NativeErrors {

  /** There is no library at the path. */
  public static final String NO_SUCH_LIBRARY = "NUN-6001";

  /** The plugin brings no library for this operating system and processor. */
  public static final String NO_BUNDLED_LIBRARY = "NUN-6002";

  /** The file is no shared library of this operating system and processor. */
  public static final String WRONG_FILE_FORMAT = "NUN-6003";

  /** The operating system cannot load the library. */
  public static final String NOT_LOADABLE = "NUN-6004";

  /** The library does not export a function of {@code nunchi_vision.h}. */
  public static final String MISSING_FUNCTION = "NUN-6005";

  /** The library was built for another major version of {@code nunchi_vision.h}. */
  public static final String WRONG_ABI = "NUN-6006";

  /** The library's description breaks the rules of {@code nunchi_vision.h}. */
  public static final String BAD_DESCRIPTION = "NUN-6007";

  /** The file was replaced after this process loaded it. */
  public static final String LIBRARY_REPLACED = "NUN-6008";

  /** JNA cannot be loaded from the native folder. */
  public static final String NO_JNA = "NUN-6009";

  /** The text of the library's settings is not {@code key=value;key=value}. */
  public static final String MALFORMED_SETTINGS = "NUN-6010";

  /** The library has no setting of this name. */
  public static final String UNKNOWN_SETTING = "NUN-6011";

  /** The value does not fit the library's setting. */
  public static final String UNFIT_SETTING = "NUN-6012";

  /** The library refused to create an engine. */
  public static final String ENGINE_REFUSED = "NUN-6014";

  /** The library refused to change its settings while it runs. */
  public static final String CHANGE_REFUSED = "NUN-6016";

  /** A setting that is not live was changed while the engine or stream runs. */
  public static final String NOT_LIVE = "NUN-6017";

  /** The JVM has pointers of 32 bits. */
  public static final String NO_64_BITS = "NUN-6015";

  /** The library rejected a frame. */
  public static final String FRAME_REJECTED = "NUN-6020";

  /** The library ran out of memory for a frame. */
  public static final String OUT_OF_MEMORY = "NUN-6021";

  /** A frame cannot be handed to the library. */
  public static final String UNFIT_FRAME = "NUN-6022";

  /** The library failed while it analyzed a frame. */
  public static final String ANALYSIS_FAILED = "NUN-6030";

  /** The library's answer breaks the rules of {@code nunchi_vision.h}. */
  public static final String BAD_RESULT = "NUN-6031";

  /** The analyzer or its engine is closed. */
  public static final String CLOSED = "NUN-6032";

  /** The library refused to open a stream. */
  public static final String STREAM_REFUSED = "NUN-6033";

  /** The analysis was cancelled. */
  public static final String CANCELLED = "NUN-6035";

  /** The library failed to save the state of a stream, or gave a broken one. */
  public static final String NO_STATE = "NUN-6036";

  /** The library failed to give back a stream or an engine. */
  public static final String NOT_GIVEN_BACK = "NUN-6034";

  private NativeErrors() {}
}
