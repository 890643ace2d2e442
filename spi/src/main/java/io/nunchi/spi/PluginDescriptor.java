package io.nunchi.spi;

import io.nunchi.spi.settings.SettingsSchema;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The description of a plugin, known without starting an engine.
 *
 * <p>Immutable; any thread. Built with {@link #builder}, so that later minor versions can add to
 * it.
 *
 * @since 1.0
 */
public final class PluginDescriptor {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");

  private final String id;
  private final String name;
  private final String version;
  private final String vendor;
  private final Optional<String> license;
  private final Optional<String> attribution;
  private final SettingsSchema engineSettings;
  private final SettingsSchema streamSettings;

  private PluginDescriptor(Builder builder) {
    this.id = builder.id;
    this.name = builder.name;
    this.version = builder.version;
    this.vendor = builder.vendor;
    this.license = builder.license;
    this.attribution = builder.attribution;
    this.engineSettings = builder.engineSettings;
    this.streamSettings = builder.streamSettings;
  }

  /**
   * Starts a description.
   *
   * @param id a stable name such as {@code acme.people}: lower-case parts joined by dots (rule 1.2)
   * @param name the name for people, not blank
   * @return a builder without settings; {@link Builder#version} and {@link Builder#vendor} must be
   *     given
   */
  public static Builder builder(String id, String name) {
    return new Builder(id, name);
  }

  /**
   * The plugin's stable name.
   *
   * @return such as {@code acme.people}
   */
  public String id() {
    return id;
  }

  /**
   * The name for people.
   *
   * @return not blank
   */
  public String name() {
    return name;
  }

  /**
   * The plugin's own version.
   *
   * @return not blank
   */
  public String version() {
    return version;
  }

  /**
   * The maker.
   *
   * @return not blank
   */
  public String vendor() {
    return vendor;
  }

  /**
   * The licence under which the plugin is used.
   *
   * @return an SPDX expression or a short text, or empty if it is not told
   */
  public Optional<String> license() {
    return license;
  }

  /**
   * The sentence that a VMS must show about the plugin, such as the names of the projects it is
   * made of.
   *
   * @return a text for an "about" page, or empty
   */
  public Optional<String> attribution() {
    return attribution;
  }

  /**
   * The settings that an engine takes.
   *
   * @return the schema, possibly without settings
   */
  public SettingsSchema engineSettings() {
    return engineSettings;
  }

  /**
   * The settings that each camera stream takes, such as lines and zones.
   *
   * @return the schema, possibly without settings
   */
  public SettingsSchema streamSettings() {
    return streamSettings;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PluginDescriptor that
        && id.equals(that.id)
        && name.equals(that.name)
        && version.equals(that.version)
        && vendor.equals(that.vendor)
        && license.equals(that.license)
        && attribution.equals(that.attribution)
        && engineSettings.equals(that.engineSettings)
        && streamSettings.equals(that.streamSettings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        id, name, version, vendor, license, attribution, engineSettings, streamSettings);
  }

  @Override
  public String toString() {
    return "PluginDescriptor[" + id + " " + version + " of " + vendor + "]";
  }

  /**
   * Collects a description; for one thread.
   *
   * @since 1.0
   */
  public static final class Builder {
    private final String id;
    private final String name;
    private String version = "";
    private String vendor = "";
    private Optional<String> license = Optional.empty();
    private Optional<String> attribution = Optional.empty();
    private SettingsSchema engineSettings = SettingsSchema.of();
    private SettingsSchema streamSettings = SettingsSchema.of();

    private Builder(String id, String name) {
      this.id = Objects.requireNonNull(id, "id");
      this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * Sets the plugin's own version.
     *
     * @param newVersion not blank
     * @return this builder
     */
    public Builder version(String newVersion) {
      this.version = newVersion;
      return this;
    }

    /**
     * Sets the maker.
     *
     * @param newVendor not blank
     * @return this builder
     */
    public Builder vendor(String newVendor) {
      this.vendor = newVendor;
      return this;
    }

    /**
     * Sets the licence.
     *
     * @param newLicense an SPDX expression or a short text
     * @return this builder
     */
    public Builder license(String newLicense) {
      this.license = Optional.of(newLicense);
      return this;
    }

    /**
     * Sets the sentence that a VMS must show about the plugin.
     *
     * @param newAttribution a text for an "about" page
     * @return this builder
     */
    public Builder attribution(String newAttribution) {
      this.attribution = Optional.of(newAttribution);
      return this;
    }

    /**
     * Sets the settings that an engine takes.
     *
     * @param schema the settings
     * @return this builder
     */
    public Builder engineSettings(SettingsSchema schema) {
      this.engineSettings = Objects.requireNonNull(schema, "engineSettings");
      return this;
    }

    /**
     * Sets the settings that each camera stream takes.
     *
     * @param schema the settings
     * @return this builder
     */
    public Builder streamSettings(SettingsSchema schema) {
      this.streamSettings = Objects.requireNonNull(schema, "streamSettings");
      return this;
    }

    /**
     * Ends the description.
     *
     * @return the description
     * @throws IllegalArgumentException if the id has another form, or name, version or vendor is
     *     blank (rule 1.2)
     */
    public PluginDescriptor build() {
      if (!ID.matcher(id).matches()) {
        throw new IllegalArgumentException(
            "a plugin id is lower-case parts joined by dots, such as acme.people; found: " + id);
      }
      requireText("name", name);
      requireText("version", version);
      requireText("vendor", vendor);
      return new PluginDescriptor(this);
    }

    private static void requireText(String part, String text) {
      if (text.isBlank()) {
        throw new IllegalArgumentException("a plugin's " + part + " is not blank");
      }
    }
  }
}
