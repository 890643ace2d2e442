package io.nunchi.tck.report;

/**
 * The identity of the plugin that a verdict is about.
 *
 * <p>Immutable; any thread.
 *
 * @param id the plugin's id, or {@code ?} when it cannot be described
 * @param version its own version, or {@code ?}
 * @param vendor its vendor, or {@code ?}
 * @param location its jar or directory, or {@code class path}
 * @param digest SHA-256 over its jars in the order of their names, 64 hexadecimal digits; empty for
 *     a plugin on the class path
 */
public record PluginIdentity(
    String id, String version, String vendor, String location, String digest) {}
