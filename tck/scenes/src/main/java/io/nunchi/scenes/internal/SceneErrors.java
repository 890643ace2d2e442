package io.nunchi.scenes.internal;

/** The codes of everything that can be wrong with a wish for a scene. */
public final class SceneErrors {

  /** There is no scene of this name. */
  public static final String UNKNOWN_SCENE = "NUN-4301";

  /** There is no option of this name, or it has no value. */
  public static final String UNKNOWN_OPTION = "NUN-4302";

  /** An option's value is no number, or out of range. */
  public static final String OPTION_OUT_OF_RANGE = "NUN-4303";

  private SceneErrors() {}
}
