package io.nunchi.loading.internal.trust;

import java.nio.file.Path;

/**
 * A jar and the file that is checked and loaded for it.
 *
 * @param original the path of the jar in the plugin's directory, which reports name
 * @param file a private copy, or the original where nothing is checked
 */
public record JarCopy(Path original, Path file) {

  /** A jar that is loaded from where it lies. */
  public static JarCopy inPlace(Path jar) {
    return new JarCopy(jar, jar);
  }
}
