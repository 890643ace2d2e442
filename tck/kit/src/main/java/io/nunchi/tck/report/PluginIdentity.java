package io.nunchi.tck.report;

import java.util.List;

/**
 * The identity of the plugin that a verdict is about.
 *
 * <p>Immutable; any thread.
 *
 * @param id the plugin's id, or {@code ?} when it cannot be described
 * @param version its own version, or {@code ?}
 * @param vendor its vendor, or {@code ?}
 * @param location its jar or directory, or {@code class path}
 * @param jars its jars with their digests, in the order of their names; empty for a plugin on the
 *     class path
 */
public record PluginIdentity(
    String id, String version, String vendor, String location, List<FileDigest> jars) {

  /**
   * Copies the jars.
   *
   * @param id the plugin's id
   * @param version its own version
   * @param vendor its vendor
   * @param location its jar or directory
   * @param jars its jars with their digests
   */
  public PluginIdentity {
    jars = List.copyOf(jars);
  }
}
