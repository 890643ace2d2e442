package io.nunchi.spi;

import java.util.Objects;

/**
 * The model that an engine runs. It makes a result traceable to the weights that produced it.
 *
 * <p>Immutable; any thread.
 *
 * @param id the model's name, such as {@code yolox-nano}
 * @param digest the SHA-256 of the model file, 64 lower-case hexadecimal digits (rule 9.3)
 */
public record ModelIdentity(String id, String digest) {

  /**
   * Checks the parts.
   *
   * @param id the model's name
   * @param digest the SHA-256 of the model file
   */
  public ModelIdentity {
    Objects.requireNonNull(id, "id");
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a model digest is 64 lower-case hexadecimal digits; found: " + digest);
    }
  }
}
