package io.nunchi.cli.internal.bench;

import io.nunchi.api.AnalyzedFrame;
import io.nunchi.api.DroppedFrame;
import io.nunchi.api.StreamListener;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps the last answer of a stream; allocates nothing, so that it is not measured too. */
final class Laps implements StreamListener {

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

  /** The last result, once. */
  @Nullable AnalyzedFrame takeResult() {
    return result.getAndSet(null);
  }

  /** The last frame that was dropped, once. */
  @Nullable DroppedFrame takeDrop() {
    return drop.getAndSet(null);
  }
}
