package io.nunchi.tck;

/**
 * Which plugin a verdict is about.
 *
 * <p>Immutable; any thread.
 *
 * @param id the plugin's id, or {@code ?} when it cannot be described
 * @param version its own version, or {@code ?}
 * @param vendor who made it, or {@code ?}
 * @param location its jar or directory, or the class that was given
 * @param digest SHA-256 over its jars in the order of their names, 64 hexadecimal digits; empty
 *     when a class was given
 */
public record PluginIdentity(
    String id, String version, String vendor, String location, String digest) {}
