package io.nunchi.api.internal.stream;

import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameClaims;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers a live stream's results and drops to the VMS's listener. */
final class ListenerSink implements FrameSink {

  private static final CallbackCall.Method<StreamListener, AnalyzedFrame> ON_RESULT =
      StreamListener::onResult;
  private static final CallbackCall.Method<StreamListener, DroppedFrame> ON_DROPPED =
      StreamListener::onDropped;
  private static final CallbackCall.Method<StreamListener, List<Problem>> ON_PROBLEM =
      StreamListener::onProblem;
  private static final CallbackCall.Method<FrameBuffer, Boolean> RELEASE =
      (picture, unused) -> FrameClaims.release(picture);

  private final HostServices services;
  private final StreamParts parts;
  private final StreamListener listener;
  private final CallbackCall listenerCall;
  private final CallbackCall releaseCall;
  private volatile ResultTap tap = ResultTap.NONE;

  ListenerSink(HostServices services, StreamParts parts, StreamListener listener) {
    this.services = services;
    this.parts = parts;
    this.listener = listener;
    String streamId = parts.settings().streamId();
    this.listenerCall = new CallbackCall("listener", streamId, services, parts.health());
    this.releaseCall = new CallbackCall("release callback", streamId, services, parts.health());
  }

  /** Lets a shadow see every result beside the listener; there is one at most. */
  void tap(ResultTap newTap) {
    tap = newTap;
  }

  @Override
  public void analyzed(
      InboxFrame frame, AnalyzedFrame result, Generation generation, CallWatch watch) {
    try {
      if (parts
          .meter()
          .current()
          .analyzed(result.result(), result.timing(), services.clock().nanos())) {
        services.listeners().tellMetricsChanged();
      }
      tap.result(frame.picture(), result, generation);
    } finally { // also if there is no memory for the figures
      release(frame, watch);
    }
    listenerCall.run(watch, ON_RESULT, listener, result);
  }

  private void release(InboxFrame frame, @Nullable CallWatch watch) {
    if (frame.beginRelease()) {
      releaseCall.run(watch, RELEASE, frame.picture(), Boolean.TRUE);
    }
  }

  @Override
  public void dropped(
      InboxFrame frame, DropReason reason, List<Problem> problems, @Nullable CallWatch watch) {
    DroppedFrame dropped;
    try {
      parts.meter().current().dropped(reason);
      dropped = DroppedFrame.of(frame.from(parts.settings().origin()), reason, problems);
    } finally { // also if there is no memory to tell of it
      release(frame, watch);
    }
    listenerCall.run(watch, ON_DROPPED, listener, dropped);
  }

  @Override
  public void releaseRefused(FrameBuffer picture) {
    releaseCall.run(null, RELEASE, picture, Boolean.TRUE);
  }

  @Override
  public void releaseLate(FrameBuffer picture) {
    releaseCall.runLate(RELEASE, picture, Boolean.TRUE);
  }

  @Override
  public void problems(List<Problem> problems, @Nullable CallWatch watch) {
    if (!problems.isEmpty()) {
      listenerCall.run(watch, ON_PROBLEM, listener, problems);
    }
  }

  @Override
  public boolean giveUpBlockedCall(CallWatch watch) {
    return listenerCall.giveUp(watch) || releaseCall.giveUp(watch);
  }

  long failures() {
    return listenerCall.failures() + releaseCall.failures();
  }
}
