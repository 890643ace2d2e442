package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.analyzer.SettingsEdit;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A stream's camera with its settings of this moment. Settings are kept per plugin, so that a swap
 * to another plugin and back loses none, and one plugin's never meet another's schema.
 *
 * <p>Reading is for any thread; changes are made in the stream's turn, or before its first.
 */
public final class CameraSettings {

  private final Map<String, Map<String, String>> byPlugin = new ConcurrentHashMap<>();
  private volatile FrameOrigin origin;

  /** Begins with the settings that were given with the camera. */
  public CameraSettings(FrameOrigin origin) {
    this.origin = origin;
  }

  String streamId() {
    return origin.streamId();
  }

  /** The stream and its camera with the settings for the plugin in use. */
  public FrameOrigin origin() {
    return origin;
  }

  /** The same with the settings that are kept for a plugin, or with the present ones. */
  FrameOrigin forPlugin(String pluginId) {
    Map<String, String> kept = byPlugin.get(pluginId);
    return kept == null ? origin : with(kept);
  }

  FrameOrigin with(Map<String, String> settings) {
    Camera camera = origin.camera();
    return new FrameOrigin(
        origin.streamId(),
        new Camera(camera.id(), camera.displayName(), camera.frameRate(), settings));
  }

  private void keep(String pluginId, Map<String, String> settings) {
    byPlugin.put(pluginId, Map.copyOf(settings));
  }

  /** Keeps the settings for the plugin before, and begins to use others for the next one. */
  void move(String fromPlugin, String toPlugin, Map<String, String> settings) {
    keep(fromPlugin, origin.camera().settings());
    keep(toPlugin, settings);
    origin = with(settings);
  }

  /** Changes the settings for the plugin in use, which has this schema for them. */
  void change(String pluginId, SettingsSchema schema, SettingsEdit edit) {
    Map<String, String> after = edit.appliedTo(schema, origin.camera().settings());
    keep(pluginId, after);
    origin = with(after);
  }
}
