package io.nunchi.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * The model that an engine runs. It makes a result traceable to the weights that produced it.
 *
 * <p>Immutable; any thread. Built with {@link #builder}, so that later minor versions can add to
 * it.
 *
 * @since 1.0
 */
public final class ModelIdentity {

  private final String id;
  private final String digest;
  private final Optional<String> version;
  private final Optional<String> license;

  private ModelIdentity(Builder builder) {
    this.id = builder.id;
    this.digest = builder.digest;
    this.version = builder.version;
    this.license = builder.license;
  }

  /**
   * Names a model.
   *
   * @param id the model's name, such as {@code yolox-nano}
   * @param digest the SHA-256 of the model file, 64 lower-case hexadecimal digits (rule 9.3)
   * @return an identity without optional parts
   * @throws IllegalArgumentException if the digest has another form
   */
  public static ModelIdentity of(String id, String digest) {
    return builder(id, digest).build();
  }

  /**
   * Starts an identity.
   *
   * @param id the model's name, such as {@code yolox-nano}
   * @param digest the SHA-256 of the model file, 64 lower-case hexadecimal digits (rule 9.3)
   * @return a builder
   */
  public static Builder builder(String id, String digest) {
    return new Builder(id, digest);
  }

  /**
   * The model's name.
   *
   * @return such as {@code yolox-nano}
   */
  public String id() {
    return id;
  }

  /**
   * The digest of the model file.
   *
   * @return SHA-256 as 64 lower-case hexadecimal digits
   */
  public String digest() {
    return digest;
  }

  /**
   * The model's version.
   *
   * @return a text of its maker's, or empty
   */
  public Optional<String> version() {
    return version;
  }

  /**
   * The licence of the model, which may differ from the plugin's.
   *
   * @return an SPDX expression or a short text, or empty if unknown
   */
  public Optional<String> license() {
    return license;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ModelIdentity that
        && id.equals(that.id)
        && digest.equals(that.digest)
        && version.equals(that.version)
        && license.equals(that.license);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, digest, version, license);
  }

  @Override
  public String toString() {
    return "ModelIdentity[" + id + version.map(text -> " " + text).orElse("") + ", " + digest + "]";
  }

  /**
   * Collects an identity; for one thread.
   *
   * @since 1.0
   */
  public static final class Builder {
    private final String id;
    private final String digest;
    private Optional<String> version = Optional.empty();
    private Optional<String> license = Optional.empty();

    private Builder(String id, String digest) {
      this.id = Objects.requireNonNull(id, "id");
      this.digest = Objects.requireNonNull(digest, "digest");
    }

    /**
     * Sets the model's version.
     *
     * @param newVersion a text of its maker's
     * @return this builder
     */
    public Builder version(String newVersion) {
      this.version = Optional.of(newVersion);
      return this;
    }

    /**
     * Sets the model's licence.
     *
     * @param newLicense an SPDX expression or a short text
     * @return this builder
     */
    public Builder license(String newLicense) {
      this.license = Optional.of(newLicense);
      return this;
    }

    /**
     * Ends the identity.
     *
     * @return the identity
     * @throws IllegalArgumentException if the digest is not 64 lower-case hexadecimal digits
     */
    public ModelIdentity build() {
      if (!digest.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "a model digest is 64 lower-case hexadecimal digits; found: " + digest);
      }
      return new ModelIdentity(this);
    }
  }
}
