package io.nunchi.bench.measure;

import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Analyzes one frame after the other and waits for each result. Keeps the stream's last answer;
 * allocates nothing, so that a measurement of memory does not count it. For one thread.
 */
public final class Laps implements StreamListener {

  /** An analysis that takes longer fails. */
  public static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(60);

  private final AtomicReference<@Nullable AnalyzedFrame> result = new AtomicReference<>();
  private final AtomicReference<@Nullable DroppedFrame> drop = new AtomicReference<>();

  @Override
  public void onResult(AnalyzedFrame frame) {
    result.set(frame);
  }

  @Override
  public void onDropped(DroppedFrame frame) {
    drop.set(frame);
  }

  /**
   * Offers a frame and waits for its result.
   *
   * @param stream the stream that this listens to
   * @param picture the frame, which the stream releases
   * @param captureTime the camera's time
   * @param name names the frame in an error
   * @throws NoResultException if the frame is dropped, or the analyzer does not return
   */
  public AnalyzedFrame lap(Stream stream, FrameBuffer picture, Instant captureTime, String name)
      throws NoResultException {
    picture.captured(captureTime, System.nanoTime());
    stream.offer(picture);
    try {
      if (!stream.awaitIdle(LONGEST_ANALYSIS)) {
        throw NoResultException.timeout(name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
    AnalyzedFrame answer = result.getAndSet(null);
    if (answer == null) {
      DroppedFrame dropped = drop.getAndSet(null);
      throw dropped == null
          ? NoResultException.lost(name)
          : NoResultException.dropped(name, dropped);
    }
    return answer;
  }
}
