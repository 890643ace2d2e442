package io.nunchi.api.internal.run;

import io.nunchi.api.AnalyzedFrame;
import io.nunchi.api.Camera;
import io.nunchi.api.DropReason;
import io.nunchi.api.DroppedFrame;
import io.nunchi.api.StreamListener;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a stream's listener; what the listener throws is counted and stops no camera. */
final class ListenerCalls {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerCalls.class);

  private final Camera camera;
  private final StreamListener listener;
  private final Mailbox mailbox;

  ListenerCalls(Camera camera, StreamListener listener, Mailbox mailbox) {
    this.camera = camera;
    this.listener = listener;
    this.mailbox = mailbox;
  }

  void result(AnalyzedFrame frame) {
    call(() -> listener.onResult(frame));
  }

  void dropped(Waiting waiting, DropReason reason, List<Problem> problems) {
    DroppedFrame frame =
        new DroppedFrame(camera, waiting.sequence(), waiting.captureTime(), reason, problems);
    call(() -> listener.onDropped(frame));
  }

  void problems(List<Problem> problems) {
    if (!problems.isEmpty()) {
      call(() -> listener.onProblem(problems));
    }
  }

  private void call(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error failure) { // a VMS's mistake stops no camera
      LOG.warn("The listener of stream {} failed", camera.id(), failure);
      mailbox.countListenerFailure();
    }
  }
}
