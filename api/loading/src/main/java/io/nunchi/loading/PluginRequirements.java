package io.nunchi.loading;

import java.util.EnumSet;
import java.util.Set;

/**
 * The words of a plugin's jar manifest about the process that it is to run in ({@link
 * io.nunchi.spi.PluginManifest}).
 *
 * <p>Immutable; any thread.
 *
 * @param isolation the process in which the plugin is to run
 * @param needs what it uses outside its own memory
 */
public record PluginRequirements(Isolation isolation, Set<Need> needs) {

  /** The requirements of a plugin whose manifest says nothing. */
  public static final PluginRequirements NONE =
      new PluginRequirements(Isolation.IN_PROCESS, EnumSet.noneOf(Need.class));

  /**
   * Copies the needs.
   *
   * @param isolation the process in which the plugin is to run
   * @param needs what it uses outside its own memory
   */
  public PluginRequirements {
    needs = Set.copyOf(needs);
  }

  /** The process in which a plugin is to run. */
  public enum Isolation {
    /** The host's process. */
    IN_PROCESS,
    /** A process of its own. */
    WORKER
  }

  /** A use of something outside the plugin's memory. */
  public enum Need {
    /** Network connections. */
    NETWORK,
    /** Files outside the folders that the host gives it. */
    FILES
  }
}
