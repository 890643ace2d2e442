package io.nunchi.tck.report;

/**
 * A file and its SHA-256, as {@code sha256sum} prints them.
 *
 * <p>Immutable; any thread.
 *
 * @param file its path below the plugin's directory, or its name
 * @param sha256 64 lower-case hexadecimal digits
 */
public record FileDigest(String file, String sha256) {}
