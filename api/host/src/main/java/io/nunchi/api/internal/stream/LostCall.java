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
 * @param request the request that the call made, or null
 */
record LostCall(
    @Nullable WatchedCall call,
    @Nullable AnalyzerSlot slot,
    boolean seesPicture,
    @Nullable AnalyzerRequest<?> request) {

  /** A call of the VMS, which blocks a stream that is being closed. */
  static final LostCall OF_THE_VMS = new LostCall(null, null, false, null);

  /** Refuses the request, if the call made one. */
  void refuseRequest(Problem stuck) {
    if (request != null) {
      request.refuse(new HostException(stuck));
    }
  }

  /** Ends the request, if the call made one, after an error of the host. */
  void failRequest(Throwable e) {
    if (request != null) {
      request.fail(e);
    }
  }

  WatchedCall requireCall() {
    return Objects.requireNonNull(call, "a call of the VMS");
  }
}
