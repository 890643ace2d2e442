package io.nunchi.api.testing;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.testplugin.Command;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Small pictures that carry a command for the scripted plugin and count their release. */
public final class Pictures {

  private static final int SIDE = 4;

  private final AtomicLong made = new AtomicLong();
  private final AtomicLong released = new AtomicLong();
  private final AtomicLong releasedTwice = new AtomicLong();

  public FrameBuffer of(Command command) {
    return of(command, PixelFormat.GRAY8);
  }

  public FrameBuffer of(Command command, PixelFormat format) {
    return of(command, format, () -> {});
  }

  /** A picture whose release callback does something more when the release has been counted. */
  public FrameBuffer of(Command command, Runnable afterRelease) {
    return of(command, PixelFormat.GRAY8, afterRelease);
  }

  private FrameBuffer of(Command command, PixelFormat format, Runnable afterRelease) {
    made.incrementAndGet();
    int planes = format.planeCount();
    ByteBuffer[] memories = new ByteBuffer[planes];
    int[] strides = new int[planes];
    for (int i = 0; i < planes; i++) {
      strides[i] = format.rowBytes(i, SIDE);
      memories[i] = ByteBuffer.allocateDirect(strides[i] * format.rows(i, SIDE));
    }
    memories[0].put(0, command.number());
    AtomicInteger releases = new AtomicInteger();
    return FrameBuffer.wrap(
        SIDE,
        SIDE,
        format,
        List.of(memories),
        strides,
        () -> {
          if (releases.incrementAndGet() == 1) {
            released.incrementAndGet();
          } else {
            releasedTwice.incrementAndGet();
          }
          afterRelease.run();
        });
  }

  public long unreleased() {
    return made.get() - released.get();
  }

  public long releasedTwice() {
    return releasedTwice.get();
  }
}
