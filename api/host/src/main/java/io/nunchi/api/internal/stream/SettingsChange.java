package io.nunchi.api.internal.stream;

import io.nunchi.api.HostException;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.analyzer.SettingsEdit;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.time.Duration;

/** A change of a stream's settings. */
final class SettingsChange extends AnalyzerRequest<Boolean> {

  private static final WatchedCall.Method<FrameAnalyzer, Settings, Boolean> CHANGE =
      (analyzer, settings) -> {
        analyzer.changeSettings(settings);
        return true;
      };

  private final SettingsEdit edit;

  SettingsChange(SettingsEdit edit) {
    this.edit = edit;
  }

  @Override
  String method() {
    return "changeSettings";
  }

  @Override
  HostException impossible(String found, String streamId) {
    return StreamProblems.settingsCannotChange(found, streamId);
  }

  @Override
  HostException notReached(String streamId, Duration longest) {
    return StreamProblems.settingsNotReached(streamId, longest);
  }

  @Override
  Boolean make(CameraSettings camera, TurnCall call, CallWatch watch)
      throws HostException, PluginCallFailed {
    AnalyzerSlot slot = call.slot();
    FrameAnalyzer analyzer = slot.analyzer();
    SettingsSchema schema = slot.settingsSchema();
    Settings after = slot.settingsAfter(edit);
    if (analyzer != null) {
      var unused = call.run(watch, CHANGE, analyzer, after);
    }
    slot.use(after);
    camera.change(slot.pluginId(), schema, edit);
    return true;
  }
}
