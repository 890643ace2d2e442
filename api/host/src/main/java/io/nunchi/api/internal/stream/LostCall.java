package io.nunchi.api.internal.stream;

import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.loading.internal.call.WatchedCall;
import org.jspecify.annotations.Nullable;

/**
 * A call that was given up, and with its thread the turn.
 *
 * @param slot the analyzer of the turn; null for a call of the VMS
 * @param seesPicture true if the lost thread may still look at the frame's picture; it releases it
 * @param change the change of settings that the call made, or null
 */
record LostCall(
    WatchedCall call,
    @Nullable AnalyzerSlot slot,
    boolean seesPicture,
    @Nullable SettingsChange change) {

  static LostCall ofVms(WatchedCall call) {
    return new LostCall(call, null, false, null);
  }
}
