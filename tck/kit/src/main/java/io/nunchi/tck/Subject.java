package io.nunchi.tck;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.tck.internal.run.SubjectDefinition;
import io.nunchi.tck.report.Prerequisite;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A plugin to verify, and what the kit needs to know to run it.
 *
 * <p>Immutable; any thread. Every method that changes something returns a new subject.
 */
public final class Subject {

  private final SubjectDefinition definition;

  private Subject(SubjectDefinition definition) {
    this.definition = definition;
  }

  /**
   * Names a packed plugin, as hosts get it; only such a subject can be certified.
   *
   * @param location a plugin, which is a jar or a folder with its jars; or a plugin directory, of
   *     which {@link #plugin} chooses one
   * @return the subject
   */
  public static Subject at(Path location) {
    return new Subject(SubjectDefinition.at(location));
  }

  /**
   * Names a plugin on the class path, while it is being written. The contract rules about its jar
   * are skipped.
   *
   * @param constructor creates the plugin, such as {@code AcmePlugin::new}
   * @return the subject
   */
  public static Subject onClassPath(Supplier<? extends AnalyzerPlugin> constructor) {
    return new Subject(SubjectDefinition.onClassPath(constructor));
  }

  /**
   * Chooses among several plugins of one location.
   *
   * @param id the plugin's id
   * @return a subject of this plugin
   */
  public Subject plugin(String id) {
    return new Subject(definition.withPlugin(id));
  }

  /**
   * Sets a setting of the engine, such as the model that it needs.
   *
   * @param key the setting's key
   * @param value its value as text
   * @return a subject with this setting
   */
  public Subject setting(String key, String value) {
    return new Subject(definition.withEngineSetting(key, value));
  }

  /**
   * Sets a setting of the streams.
   *
   * @param key the setting's key
   * @param value its value as text
   * @return a subject with this setting
   */
  public Subject streamSetting(String key, String value) {
    return new Subject(definition.withStreamSetting(key, value));
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
    return new Subject(definition.withTarget(picture));
  }

  /**
   * Declares that the subject lacks a prerequisite; the contract rules that need it are skipped.
   *
   * @param prerequisite the missing prerequisite
   * @return a subject that is not tried with it, and not certified
   */
  public Subject without(Prerequisite prerequisite) {
    return new Subject(definition.without(prerequisite));
  }

  /**
   * Returns the location of a packed plugin.
   *
   * @return the jar or directory, or empty for a plugin on the class path
   */
  public Optional<Path> location() {
    return definition.location();
  }

  /**
   * Returns the constructor of a plugin on the class path.
   *
   * @return the constructor, or empty for a packed plugin
   */
  public Optional<Supplier<? extends AnalyzerPlugin>> constructor() {
    return definition.constructor();
  }

  /**
   * Returns the id of the chosen plugin.
   *
   * @return the id, or empty for the only plugin
   */
  public Optional<String> pluginId() {
    return definition.pluginId();
  }

  /**
   * Returns the engine's settings.
   *
   * @return text by key
   */
  public Map<String, String> engineSettings() {
    return definition.engineSettings();
  }

  /**
   * Returns the streams' settings.
   *
   * @return text by key
   */
  public Map<String, String> streamSettings() {
    return definition.streamSettings();
  }

  /**
   * Returns the picture of the target.
   *
   * @return a picture, or empty for the kit's own targets
   */
  public Optional<Path> target() {
    return definition.target();
  }

  /**
   * Tells whether the subject has a prerequisite.
   *
   * @param prerequisite a prerequisite
   * @return false if the subject was declared to lack it
   */
  public boolean has(Prerequisite prerequisite) {
    return definition.has(prerequisite);
  }

  SubjectDefinition definition() {
    return definition;
  }
}
