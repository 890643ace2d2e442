package io.nunchi.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of this contract.
 *
 * <p>A plugin names the lowest version that it needs, not the one it was built with: one that is
 * built with 1.4 and uses nothing newer than 1.1 needs 1.1. It loads when the major versions are
 * equal and the minor version that it needs is not newer than the host's (rule 10.2). The host
 * reads it from the jar manifest before any class of the plugin is loaded.
 *
 * <p>Immutable; any thread.
 *
 * @param major changes when plugins must be changed, from 1
 * @param minor changes when something is added, from 0
 * @since 1.0
 */
public record SpiVersion(int major, int minor) {

  /** The version that this jar defines. */
  public static final SpiVersion CURRENT = new SpiVersion(1, 0);

  /** The jar manifest attribute in which a plugin names the lowest version that it needs. */
  public static final String MANIFEST_ATTRIBUTE = "Nunchi-Spi-Version";

  private static final Pattern MAJOR_DOT_MINOR = Pattern.compile("([1-9]\\d{0,3})\\.(\\d{1,4})");

  /**
   * Reads a version from text.
   *
   * @param text a version such as {@code 1.0}
   * @return the version
   * @throws IllegalArgumentException if the text is not {@code major.minor}
   */
  public static SpiVersion parse(String text) {
    Matcher matcher = MAJOR_DOT_MINOR.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a version of the form major.minor: " + text);
    }
    return new SpiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * Tells whether a host of this version can run a plugin that needs another version.
   *
   * @param needed the lowest version that the plugin needs
   * @return true if the majors are equal and the needed minor is not newer than this one
   */
  public boolean canRun(SpiVersion needed) {
    return major == needed.major && needed.minor <= minor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
