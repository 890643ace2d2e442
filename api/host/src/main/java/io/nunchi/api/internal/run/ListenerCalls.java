package io.nunchi.api.internal.run;

import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameClaims;
import io.nunchi.api.internal.measure.StreamMeter;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the VMS for a stream, and counts what it is told; what its code throws is counted, too, and
 * stops no camera.
 */
final class ListenerCalls {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerCalls.class);

  private final StreamSettings settings;
  private final StreamListener listener;
  private final Mailbox mailbox;
  private volatile boolean busy;
  private final HostServices services;
  private final StreamMeter meter;

  ListenerCalls(
      StreamSettings settings,
      StreamListener listener,
      Mailbox mailbox,
      HostServices services,
      StreamMeter meter) {
    this.settings = settings;
    this.listener = listener;
    this.mailbox = mailbox;
    this.services = services;
    this.meter = meter;
  }

  void result(AnalyzedFrame frame) {
    if (meter.current().analyzed(frame.result(), frame.timing(), services.clock().nanos())) {
      services.listeners().tellMetricsChanged();
    }
    busy = true;
    try {
      listener.onResult(frame);
    } catch (Exception | Error e) { // a VMS's mistake stops no camera, whatever it throws
      count(e);
    } finally {
      busy = false;
    }
  }

  void dropped(Waiting waiting, DropReason reason, List<Problem> problems) {
    meter.current().dropped(reason);
    DroppedFrame frame = DroppedFrame.of(waiting.from(settings.origin()), reason, problems);
    call(() -> listener.onDropped(frame));
  }

  void problems(List<Problem> problems) {
    if (!problems.isEmpty()) {
      busy = true;
      try {
        call(() -> listener.onProblem(problems));
      } finally {
        busy = false;
      }
    }
  }

  /** Returns true while the listener handles a result or a problem. */
  boolean isBusy() {
    return busy;
  }

  /** Gives a picture back, by the callback of the VMS if it wrapped it. */
  void release(FrameBuffer picture) {
    try {
      FrameClaims.release(picture);
    } catch (Exception | Error e) { // a VMS's mistake stops no camera, whatever it throws
      count(e);
    }
  }

  private void call(Runnable call) {
    try {
      call.run();
    } catch (Exception | Error e) { // a VMS's mistake stops no camera, whatever it throws
      count(e);
    }
  }

  private void count(Throwable failure) {
    LOG.warn(
        "The listener or a release callback of stream {} failed",
        settings.origin().streamId(),
        failure);
    mailbox.countListenerFailure();
  }
}
