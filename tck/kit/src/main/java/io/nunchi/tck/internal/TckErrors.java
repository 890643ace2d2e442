package io.nunchi.tck.internal;

/** The codes of the problems that keep the kit from verifying a plugin. */
public final class TckErrors {

  /** The spi differs from the one that the kit was built with. */
  public static final String SPI_DIFFERS = "NUN-4201";

  /** There is no plugin, or more than one. */
  public static final String NO_SINGLE_PLUGIN = "NUN-4202";

  /** A plugin on the class path cannot be created and described. */
  public static final String NOT_DESCRIBED = "NUN-4203";

  /** The picture of the target cannot be read. */
  public static final String TARGET_UNREADABLE = "NUN-4204";

  /** The kit cannot make a folder or load the plugin. */
  public static final String NOT_PREPARED = "NUN-4205";

  private TckErrors() {}
}
