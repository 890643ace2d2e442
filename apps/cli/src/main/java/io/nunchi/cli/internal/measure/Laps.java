package io.nunchi.cli.internal.measure;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Analyzes one frame after the other, each to its end. Keeps the last answer of the stream;
 * allocates nothing, so that it is not measured too. For one thread.
 */
public final class Laps implements StreamListener {

  private static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(60);

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
   * @param stream whose listener this is
   * @param picture the frame, which the stream releases
   * @param captureTime when the camera took it
   * @param name what to call it in an error
   * @throws CliException if there is no result
   */
  public AnalyzedFrame lap(Stream stream, FrameBuffer picture, Instant captureTime, String name)
      throws CliException {
    picture.captured(captureTime, System.nanoTime());
    stream.offer(picture);
    try {
      if (!stream.awaitIdle(LONGEST_ANALYSIS)) {
        throw CliException.failed(
            Problem.of(CliErrors.NO_RESULT_IN_TIME, "the analyzer does not return")
                .expected("a result within " + LONGEST_ANALYSIS.toSeconds() + " s")
                .found("none")
                .where(name)
                .fix("tell the plugin's vendor"),
            null);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", interrupted);
    }
    AnalyzedFrame answer = result.getAndSet(null);
    if (answer == null) {
      throw dropped(drop.getAndSet(null), name);
    }
    return answer;
  }

  private static CliException dropped(@Nullable DroppedFrame drop, String name) {
    return CliException.failed(
        Problem.of(CliErrors.FRAMES_FAILED, "the analyzer failed on frames")
            .expected("a result for every frame")
            .found(drop == null ? "nothing" : drop.reason() + " " + drop.problems())
            .where(name)
            .fix("measure on frames that the plugin can analyze"),
        null);
  }
}
