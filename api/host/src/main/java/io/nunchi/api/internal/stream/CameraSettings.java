package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.internal.analyzer.SettingsEdit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A camera with its settings of this moment. Settings are kept per plugin, so that a swap to
 * another plugin and back loses none, and one plugin's never meet another's schema.
 *
 * <p>Reading is for any thread; changes are made in the stream's turn, or before its first.
 */
public final class CameraSettings {

  private final String streamId;
  private final Map<String, String> given;
  private final Map<String, Map<String, String>> byPlugin = new ConcurrentHashMap<>();
  private volatile Camera camera;

  /** A camera whose settings were given for the plugin of its first engine. */
  public CameraSettings(String streamId, Camera camera) {
    this.streamId = streamId;
    this.given = camera.settings();
    this.camera = camera;
  }

  String streamId() {
    return streamId;
  }

  /** The camera with the settings for the plugin in use. */
  public Camera camera() {
    return camera;
  }

  /** The camera with its settings for a plugin: its own latest ones, or those given at first. */
  Camera forPlugin(String pluginId) {
    return camera.withSettings(byPlugin.getOrDefault(pluginId, given));
  }

  /** Keeps settings for a plugin, which the stream uses when it moves to it. */
  void keep(String pluginId, Map<String, String> settings) {
    byPlugin.put(pluginId, Map.copyOf(settings));
  }

  /** The stream has moved to a plugin. */
  void use(String pluginId) {
    camera = forPlugin(pluginId);
  }

  /** The settings of the plugin in use have changed. */
  void change(String pluginId, SettingsEdit edit) {
    Map<String, String> after = edit.appliedTo(camera.settings());
    keep(pluginId, after);
    camera = camera.withSettings(after);
  }
}
