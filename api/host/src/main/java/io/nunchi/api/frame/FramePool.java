package io.nunchi.api.frame;

import io.nunchi.spi.frame.PixelFormat;
import java.util.ArrayDeque;
import java.util.Objects;

/**
 * Reuses pictures, so that no memory is allocated per frame.
 *
 * <p>Lifecycle: as long as the camera's source. It keeps released pictures up to its capacity and
 * leaves the others to the garbage collector. With assertions enabled, a returning picture is
 * overwritten, which exposes an analyzer that still reads it. Threading: any thread. Ownership: the
 * VMS's.
 */
public final class FramePool {

  private final int capacity;
  private final ArrayDeque<FrameBuffer> idle = new ArrayDeque<>();
  private int inUse;

  /**
   * Creates an empty pool.
   *
   * @param capacity the number of idle pictures that are kept, from 1; a stream has up to two under
   *     way
   */
  public FramePool(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a pool keeps at least one picture; found " + capacity);
    }
    this.capacity = capacity;
  }

  /**
   * Takes a picture. Its content is what its last user left; its colours and times are those of a
   * new picture.
   *
   * @param width pixels, 1 to {@link FrameBuffer#MAXIMUM_SIDE}
   * @param height pixels, 1 to {@link FrameBuffer#MAXIMUM_SIDE}
   * @param pixelFormat the layout in memory
   * @return a picture that returns here when it is released
   * @throws InvalidFrameException if a side is out of range
   */
  public FrameBuffer acquire(int width, int height, PixelFormat pixelFormat) {
    Objects.requireNonNull(pixelFormat, "pixelFormat");
    synchronized (this) {
      for (FrameBuffer reused = idle.poll(); reused != null; reused = idle.poll()) {
        if (reused.isOf(width, height, pixelFormat)) {
          reused.reuse();
          inUse++;
          return reused;
        }
      }
    }
    FrameBuffer picture = FrameBuffer.allocate(width, height, pixelFormat, this::takeBack);
    synchronized (this) {
      inUse++;
    }
    return picture;
  }

  private void takeBack(FrameBuffer picture) {
    if (FrameBuffer.CHECKED) {
      picture.spoil();
    }
    keep(picture);
  }

  private synchronized void keep(FrameBuffer picture) {
    inUse--;
    if (idle.size() < capacity) {
      idle.add(picture);
    }
  }

  /**
   * The number of pictures with streams and lease holders. More than two per stream for long means
   * that a lease is not closed.
   *
   * @return pictures that were acquired and not released
   */
  public synchronized int inUse() {
    return inUse;
  }
}
