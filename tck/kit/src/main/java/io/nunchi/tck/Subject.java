package io.nunchi.tck;

import io.nunchi.spi.AnalyzerPlugin;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is to be verified: a plugin, and what the kit needs to know to run it.
 *
 * <p>Immutable; any thread. Every method that changes something returns a new subject.
 */
public final class Subject {

  private final Optional<Path> location;
  private final Optional<Supplier<? extends AnalyzerPlugin>> constructor;
  private final Optional<String> pluginId;
  private final Map<String, String> engineSettings;
  private final Map<String, String> streamSettings;
  private final Optional<Path> target;
  private final Set<Capability> missing;

  private Subject(Parts parts) {
    location = parts.location;
    constructor = parts.constructor;
    pluginId = parts.pluginId;
    engineSettings = Map.copyOf(parts.engineSettings);
    streamSettings = Map.copyOf(parts.streamSettings);
    target = parts.target;
    missing = Set.copyOf(parts.missing);
  }

  /**
   * A plugin as hosts get it; the only kind of subject that can be certified.
   *
   * @param location its jar, the directory with its jars, or a directory of such directories
   * @return the subject
   */
  public static Subject at(Path location) {
    Parts parts = new Parts();
    parts.location = Optional.of(location);
    return new Subject(parts);
  }

  /**
   * A plugin on the class path, while it is being written. The rules about its jar are skipped.
   *
   * @param constructor makes the plugin, such as {@code AcmePlugin::new}
   * @return the subject
   */
  public static Subject onClassPath(Supplier<? extends AnalyzerPlugin> constructor) {
    Parts parts = new Parts();
    parts.constructor = Optional.of(constructor);
    return new Subject(parts);
  }

  /**
   * Chooses among several plugins of one location.
   *
   * @param id the plugin's id
   * @return a subject of this plugin
   */
  public Subject plugin(String id) {
    Parts parts = new Parts(this);
    parts.pluginId = Optional.of(id);
    return new Subject(parts);
  }

  /**
   * Sets a setting of the engine, such as the model that it needs.
   *
   * @param key the setting's key
   * @param value its value as text
   * @return a subject with this setting
   */
  public Subject setting(String key, String value) {
    Parts parts = new Parts(this);
    parts.engineSettings.put(key, value);
    return new Subject(parts);
  }

  /**
   * Sets a setting of the streams.
   *
   * @param key the setting's key
   * @param value its value as text
   * @return a subject with this setting
   */
  public Subject streamSetting(String key, String value) {
    Parts parts = new Parts(this);
    parts.streamSettings.put(key, value);
    return new Subject(parts);
  }

  /**
   * Names a picture of a thing that the analyzer finds, cut out so that the thing reaches from edge
   * to edge; it walks before a grey wall. Without one, the kit takes the first of these that the
   * analyzer finds: a white upright rectangle, people and cars of a generated scene.
   *
   * @param picture a PNG, JPEG or BMP file
   * @return a subject with this target
   */
  public Subject target(Path picture) {
    Parts parts = new Parts(this);
    parts.target = Optional.of(picture);
    return new Subject(parts);
  }

  /**
   * Says that the subject lacks something; the rules that need it are skipped.
   *
   * @param capability what it lacks
   * @return a subject that is not tried with it, and not certified
   */
  public Subject without(Capability capability) {
    Parts parts = new Parts(this);
    parts.missing.add(capability);
    return new Subject(parts);
  }

  /**
   * Where it is.
   *
   * @return the jar or directory, or empty for a plugin on the class path
   */
  public Optional<Path> location() {
    return location;
  }

  /**
   * What makes it.
   *
   * @return the constructor of a plugin on the class path, or empty
   */
  public Optional<Supplier<? extends AnalyzerPlugin>> constructor() {
    return constructor;
  }

  /**
   * Which plugin of several.
   *
   * @return the id, or empty for the only one
   */
  public Optional<String> pluginId() {
    return pluginId;
  }

  /**
   * The engine's settings.
   *
   * @return text by key
   */
  public Map<String, String> engineSettings() {
    return engineSettings;
  }

  /**
   * The streams' settings.
   *
   * @return text by key
   */
  public Map<String, String> streamSettings() {
    return streamSettings;
  }

  /**
   * What it finds.
   *
   * @return a picture, or empty for the kit's own targets
   */
  public Optional<Path> target() {
    return target;
  }

  /**
   * Whether it has something.
   *
   * @param capability what it may lack
   * @return false if it was said to lack it
   */
  public boolean has(Capability capability) {
    return !missing.contains(capability);
  }

  private static final class Parts {
    private Optional<Path> location = Optional.empty();
    private Optional<Supplier<? extends AnalyzerPlugin>> constructor = Optional.empty();
    private Optional<String> pluginId = Optional.empty();
    private final Map<String, String> engineSettings = new HashMap<>();
    private final Map<String, String> streamSettings = new HashMap<>();
    private Optional<Path> target = Optional.empty();
    private final Set<Capability> missing = EnumSet.noneOf(Capability.class);

    Parts() {}

    Parts(Subject from) {
      location = from.location;
      constructor = Objects.requireNonNull(from.constructor);
      pluginId = from.pluginId;
      engineSettings.putAll(from.engineSettings);
      streamSettings.putAll(from.streamSettings);
      target = from.target;
      missing.addAll(from.missing);
    }
  }
}
