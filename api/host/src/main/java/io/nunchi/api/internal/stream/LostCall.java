package io.nunchi.api.internal.stream;

import io.nunchi.api.HostException;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.spi.failure.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that was given up, and with its thread the turn.
 *
 * @param call the call of the analyzer; null for a call of the VMS
 * @param slot the analyzer of the turn; null for a call of the VMS
 * @param seesPicture true if the lost thread may still look at the frame's picture; it releases it
 * @param change the change of settings that the call made, or null
 */
record LostCall(
    @Nullable WatchedCall call,
    @Nullable AnalyzerSlot slot,
    boolean seesPicture,
    @Nullable SettingsChange change) {

  /** A call of the VMS, which blocks a stream that is being closed. */
  static final LostCall OF_THE_VMS = new LostCall(null, null, false, null);

  /** Refuses the change of settings, if the call made one. */
  void refuseChange(Problem stuck) {
    if (change != null) {
      change.refuse(new HostException(stuck));
    }
  }

  /** Ends the change of settings, if the call made one, after an error of the host. */
  void failChange(Throwable e) {
    if (change != null) {
      change.fail(e);
    }
  }

  WatchedCall requireCall() {
    return Objects.requireNonNull(call, "a call of the VMS");
  }
}
