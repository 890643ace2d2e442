package io.nunchi.api.testing;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.testplugin.Command;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Small pictures that carry a command for the scripted plugin and count their release. */
public final class Pictures {

  private final AtomicInteger released = new AtomicInteger();
  private int made;

  public synchronized FrameBuffer of(Command command) {
    return of(command, PixelFormat.GRAY8);
  }

  public synchronized FrameBuffer of(Command command, PixelFormat format) {
    made++;
    int planes = format.planeCount();
    ByteBuffer[] memories = new ByteBuffer[planes];
    int[] strides = new int[planes];
    for (int i = 0; i < planes; i++) {
      strides[i] = format.rowBytes(i, 4);
      memories[i] = ByteBuffer.allocateDirect(strides[i] * format.rows(i, 4));
    }
    memories[0].put(0, command.number());
    return FrameBuffer.wrap(4, 4, format, List.of(memories), strides, released::incrementAndGet);
  }

  public synchronized int unreleased() {
    return made - released.get();
  }
}
