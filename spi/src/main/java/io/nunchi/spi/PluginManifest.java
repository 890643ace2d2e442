package io.nunchi.spi;

/**
 * The attributes of a plugin's jar manifest beside {@link SpiVersion#MANIFEST_ATTRIBUTE}. The host
 * reads them before any class of the plugin is loaded. Both may be left out.
 *
 * @since 1.0
 */
public final class PluginManifest {

  /** The attribute that names the process in which the plugin is to run. */
  public static final String ISOLATION = "Nunchi-Isolation";

  /** The value of {@link #ISOLATION} for a plugin that runs in the host's process, the default. */
  public static final String IN_PROCESS = "in-process";

  /**
   * The value of {@link #ISOLATION} for a plugin that is better run in a process of its own, such
   * as one with native code that may crash.
   */
  public static final String WORKER = "worker";

  /** The attribute that lists, separated by commas, what the plugin uses outside its own memory. */
  public static final String NEEDS = "Nunchi-Needs";

  /** The value in {@link #NEEDS} for a plugin that opens network connections. */
  public static final String NETWORK = "network";

  /**
   * The value in {@link #NEEDS} for a plugin that reads or writes files outside the folders that
   * the host gives it, beside those that its settings name.
   */
  public static final String FILES = "files";

  private PluginManifest() {}
}
