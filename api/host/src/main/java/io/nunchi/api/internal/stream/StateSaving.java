package io.nunchi.api.internal.stream;

import io.nunchi.api.HostException;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.SavedState;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Saves the state of a stream's analyzer, and keeps it for the analyzer's successors. */
final class StateSaving extends AnalyzerRequest<Optional<SavedState>> {

  private static final WatchedCall.Method<FrameAnalyzer, AnalyzerSlot, Optional<SavedState>> SAVE =
      (analyzer, slot) ->
          Objects.requireNonNull(
              analyzer.saveState(), "saveState() of " + slot.pluginId() + " returned null");

  /** One that was answered: there is no state. */
  static StateSaving ended() {
    StateSaving saving = new StateSaving();
    saving.answerWith(Optional.empty());
    return saving;
  }

  @Override
  String method() {
    return "saveState";
  }

  @Override
  HostException impossible(String found, String streamId) {
    return StreamProblems.stateCannotBeSaved(found, streamId);
  }

  @Override
  HostException notReached(String streamId, Duration longest) {
    return StreamProblems.stateNotReached(streamId, longest);
  }

  @Override
  Optional<SavedState> make(CameraSettings camera, TurnCall call, CallWatch watch)
      throws PluginCallFailed {
    AnalyzerSlot slot = call.slot();
    FrameAnalyzer analyzer = slot.analyzer();
    if (!slot.savesState()) {
      return Optional.empty();
    }
    if (analyzer == null) { // it failed; its successor goes on from here
      return slot.lastState();
    }
    Optional<SavedState> state = call.run(watch, SAVE, analyzer, slot);
    state.ifPresent(slot::keep);
    return state;
  }
}
