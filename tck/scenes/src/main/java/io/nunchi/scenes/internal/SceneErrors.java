package io.nunchi.scenes.internal;

/** The error codes of scene options. */
public final class SceneErrors {

  /** The scene is unknown. */
  public static final String UNKNOWN_SCENE = "NUN-4301";

  /** The option is unknown, or has no value. */
  public static final String UNKNOWN_OPTION = "NUN-4302";

  /** The value of an option is no number, or out of range. */
  public static final String OPTION_OUT_OF_RANGE = "NUN-4303";

  private SceneErrors() {}
}
