package io.nunchi.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of this contract.
 *
 * <p>A plugin loads when its major version equals the host's and its minor version is not newer
 * (rule 10.2). The host reads it from the jar manifest before any class of the plugin is loaded.
 *
 * @param major changes when plugins must be changed, from 1
 * @param minor changes when something is added, from 0
 */
public record SpiVersion(int major, int minor) {

  /** The version that this jar defines. */
  public static final SpiVersion CURRENT = new SpiVersion(1, 0);

  /** The jar manifest attribute in which a plugin says against which version it was built. */
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
   * Tells whether a host of this version can run a plugin that was built against another.
   *
   * @param plugin the plugin's version
   * @return true if the majors are equal and the plugin's minor is not newer
   */
  public boolean canRun(SpiVersion plugin) {
    return major == plugin.major && plugin.minor <= minor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
