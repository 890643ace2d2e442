package io.nunchi.example.embedding;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FramePool;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * In place of a real camera: a dark shape walks past a wall, four seconds at 25 frames a second.
 */
final class DrawnCamera {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int FRAMES = 100;
  private static final int EMPTY_FRAMES = 20;
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  private final FramePool pool = new FramePool(3);

  void film(Consumer<FrameBuffer> vms) {
    for (int i = 0; i < FRAMES; i++) {
      FrameBuffer picture = pool.acquire(WIDTH, HEIGHT, PixelFormat.GRAY8);
      draw(picture.memory(0), i);
      vms.accept(picture.captured(Instant.now(), System.nanoTime()));
      LockSupport.parkNanos(PERIOD_NANOS);
    }
  }

  private static void draw(ByteBuffer luma, int frame) {
    int left = frame < EMPTY_FRAMES ? WIDTH : 20 + 3 * (frame - EMPTY_FRAMES);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean walker = x >= left && x < left + 26 && y >= 70 && y < 142;
        int wall = 110 + (x / 7 * 13 + y / 5 * 29) % 23;
        luma.put(y * WIDTH + x, (byte) (walker ? 40 : wall));
      }
    }
  }
}
