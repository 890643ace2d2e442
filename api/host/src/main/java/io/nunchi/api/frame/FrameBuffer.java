package io.nunchi.api.frame;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A picture on its way from the VMS to an analyzer.
 *
 * <p>Lifecycle: allocated, taken from a {@link FramePool} or wrapped around the VMS's own memory;
 * filled; offered to a stream. When every hold on it has ended, it is released: returned to its
 * pool or, if wrapped, given back by the callback.
 *
 * <p>Ownership: counted in holds. A new picture has one hold, the VMS's; {@link #hold()} adds one,
 * {@link #release()} ends one, and each offer gives one to the stream, which ends it. A picture of
 * which the VMS has no hold cannot be offered: it was released, or offered already. To offer one
 * picture to several streams, give each of them a hold, and end the first one at last:
 *
 * <pre>{@code
 * for (Stream stream : streamsOfTheCamera) {
 *   stream.offer(picture.hold());
 * }
 * picture.release();
 * }</pre>
 *
 * <p>Threading: filled by one thread; read-only after it was offered. Holds are counted by any
 * thread, without a lock.
 */
public final class FrameBuffer {

  /** The longest side of a picture, in pixels. */
  public static final int MAXIMUM_SIDE = 32_768;

  /** With assertions enabled, a picture keeps the place of its last release. */
  static final boolean CHECKED = FrameBuffer.class.desiredAssertionStatus();

  /** One hold of the VMS; these are counted in the lower half of {@link #holds}. */
  private static final long VMS_HOLD = 1;

  /** One hold of a host; these are counted in the upper half. */
  private static final long HOST_HOLD = 1L << 32;

  private static final long VMS_HOLDS = HOST_HOLD - 1;

  private final int width;
  private final int height;
  private final PixelFormat pixelFormat;
  private final List<ByteBuffer> memories;
  private final List<Plane> planes;
  private final Consumer<FrameBuffer> onRelease;
  private final AtomicLong holds = new AtomicLong(VMS_HOLD);
  private ColorMatrix colorMatrix = ColorMatrix.BT601;
  private ColorRange colorRange = ColorRange.LIMITED;
  private Instant captureTime = Instant.EPOCH;
  private long monotonicNanos = System.nanoTime();
  private volatile @Nullable Throwable lastRelease;

  /** The frame that analyzers were lent last; {@code internal.frame.ReusedFrame} looks after it. */
  @SuppressWarnings("unused")
  private @Nullable Object lentFrame;

  private FrameBuffer(
      int width,
      int height,
      PixelFormat pixelFormat,
      List<ByteBuffer> memories,
      int[] strides,
      Consumer<FrameBuffer> onRelease) {
    this.width = width;
    this.height = height;
    this.pixelFormat = pixelFormat;
    this.memories = List.copyOf(memories);
    this.onRelease = onRelease;
    List<Plane> described = new ArrayList<>();
    for (int i = 0; i < strides.length; i++) {
      described.add(
          new Plane(
              memories.get(i),
              strides[i],
              pixelFormat.rowBytes(i, width),
              pixelFormat.rows(i, height)));
    }
    this.planes = List.copyOf(described);
  }

  /**
   * Allocates a picture whose rows follow each other without gaps.
   *
   * @param width pixels, 1 to {@link #MAXIMUM_SIDE}
   * @param height pixels, 1 to {@link #MAXIMUM_SIDE}
   * @param pixelFormat the layout in memory
   * @return a black or green picture; its memory is freed when it is not reachable any more
   * @throws InvalidFrameException if a side is out of range
   */
  public static FrameBuffer allocate(int width, int height, PixelFormat pixelFormat) {
    return allocate(width, height, pixelFormat, picture -> {});
  }

  static FrameBuffer allocate(
      int width, int height, PixelFormat pixelFormat, Consumer<FrameBuffer> onRelease) {
    Objects.requireNonNull(pixelFormat, "pixelFormat");
    checkSides(width, height);
    int count = pixelFormat.planeCount();
    List<ByteBuffer> memories = new ArrayList<>();
    int[] strides = new int[count];
    for (int i = 0; i < count; i++) {
      strides[i] = pixelFormat.rowBytes(i, width);
      long bytes = (long) strides[i] * pixelFormat.rows(i, height);
      if (bytes > Integer.MAX_VALUE) {
        throw new InvalidFrameException(
            Problem.of("NUN-3004", "the picture is larger than one buffer can be")
                .expected("at most " + Integer.MAX_VALUE + " bytes a plane")
                .found(bytes + " bytes for " + width + "x" + height + " " + pixelFormat)
                .where("plane " + i)
                .fix("scale the picture down before it is analyzed"));
      }
      memories.add(ByteBuffer.allocateDirect((int) bytes));
    }
    return new FrameBuffer(width, height, pixelFormat, memories, strides, onRelease);
  }

  /**
   * Wraps memory that belongs to the VMS, without copying it.
   *
   * @param width pixels, 1 to {@link #MAXIMUM_SIDE}
   * @param height pixels, 1 to {@link #MAXIMUM_SIDE}
   * @param pixelFormat the layout in memory
   * @param memories one direct buffer per plane, in the format's order; the plane starts at index 0
   * @param strides one per plane: bytes from the start of a row to the start of the next
   * @param onRelease called once, from any thread, when the memory may be reused; what it throws is
   *     logged and counted as a failure of the stream's listener
   * @return the picture
   * @throws InvalidFrameException if sizes, strides and memory do not fit each other; {@code
   *     onRelease} is not called then
   */
  public static FrameBuffer wrap(
      int width,
      int height,
      PixelFormat pixelFormat,
      List<ByteBuffer> memories,
      int[] strides,
      Runnable onRelease) {
    Objects.requireNonNull(pixelFormat, "pixelFormat");
    Objects.requireNonNull(onRelease, "onRelease");
    checkSides(width, height);
    checkPlaneCount(pixelFormat, memories.size(), strides.length);
    for (int i = 0; i < strides.length; i++) {
      checkPlane(width, height, pixelFormat, i, memories.get(i), strides[i]);
    }
    return new FrameBuffer(
        width, height, pixelFormat, memories, strides, picture -> onRelease.run());
  }

  private static void checkSides(int width, int height) {
    if (width < 1 || height < 1 || width > MAXIMUM_SIDE || height > MAXIMUM_SIDE) {
      throw new InvalidFrameException(
          Problem.of("NUN-3001", "a picture of this size does not exist")
              .expected("width and height from 1 to " + MAXIMUM_SIDE)
              .found(width + "x" + height)
              .where("frame")
              .fix("check what the decoder says before the first picture is complete"));
    }
  }

  private static void checkPlaneCount(PixelFormat pixelFormat, int memories, int strides) {
    if (memories != pixelFormat.planeCount() || strides != pixelFormat.planeCount()) {
      throw new InvalidFrameException(
          Problem.of("NUN-3002", "the number of planes does not fit the pixel format")
              .expected(pixelFormat.planeCount() + " buffers and strides for " + pixelFormat)
              .found(memories + " buffers and " + strides + " strides")
              .where("frame")
              .fix("give one direct buffer and one stride per plane"));
    }
  }

  private static void checkPlane(
      int width, int height, PixelFormat format, int plane, ByteBuffer memory, int stride) {
    int rowBytes = format.rowBytes(plane, width);
    long needed = (long) stride * (format.rows(plane, height) - 1) + rowBytes;
    if (stride < rowBytes) {
      throw new InvalidFrameException(
          Problem.of("NUN-3003", "the stride is shorter than a row of the picture")
              .expected("at least " + rowBytes + " bytes for width " + width + ", " + format)
              .found(stride + " bytes")
              .where("plane " + plane)
              .fix("give the distance between rows in bytes, not in pixels"));
    }
    if (!memory.isDirect() || memory.capacity() < needed) {
      throw new InvalidFrameException(
          Problem.of("NUN-3004", "the memory does not hold the plane")
              .expected("a direct buffer of at least " + needed + " bytes")
              .found(
                  "a "
                      + (memory.isDirect() ? "direct" : "heap")
                      + " buffer of "
                      + memory.capacity())
              .where("plane " + plane)
              .fix("give a direct buffer whose index 0 is the plane's first byte"));
    }
  }

  /**
   * Says when the picture was taken.
   *
   * @param time the camera's time
   * @param arrivalNanos when it arrived, by {@link System#nanoTime()}
   * @return this picture
   */
  public FrameBuffer captured(Instant time, long arrivalNanos) {
    this.captureTime = Objects.requireNonNull(time, "time");
    this.monotonicNanos = arrivalNanos;
    return this;
  }

  /**
   * Says how colours are meant; BT.601, limited range, if nothing is said.
   *
   * @param matrix the matrix that turns luma and chroma into colours
   * @param range the samples that mean black and white
   * @return this picture
   */
  public FrameBuffer colors(ColorMatrix matrix, ColorRange range) {
    Objects.requireNonNull(range, "range");
    this.colorMatrix = Objects.requireNonNull(matrix, "matrix");
    this.colorRange = range;
    return this;
  }

  /**
   * The picture's width.
   *
   * @return pixels
   */
  public int width() {
    return width;
  }

  /**
   * The picture's height.
   *
   * @return pixels
   */
  public int height() {
    return height;
  }

  /**
   * The layout of the picture in memory.
   *
   * @return the pixel format
   */
  public PixelFormat pixelFormat() {
    return pixelFormat;
  }

  /**
   * The picture's planes, read-only.
   *
   * @return the planes in the format's order
   */
  public List<Plane> planes() {
    return planes;
  }

  /**
   * The memory of a plane, to be filled before the picture is offered.
   *
   * @param plane index of the plane, from 0
   * @return a new writable view with its position at 0
   */
  public ByteBuffer memory(int plane) {
    ByteBuffer view = memories.get(plane).duplicate();
    view.clear();
    return view;
  }

  /**
   * The matrix that turns luma and chroma into colours.
   *
   * @return the declared matrix
   */
  public ColorMatrix colorMatrix() {
    return colorMatrix;
  }

  /**
   * The samples that mean black and white.
   *
   * @return the declared range
   */
  public ColorRange colorRange() {
    return colorRange;
  }

  /**
   * When the camera took the picture.
   *
   * @return the camera's time
   */
  public Instant captureTime() {
    return captureTime;
  }

  /**
   * When the picture arrived.
   *
   * @return nanoseconds by {@link System#nanoTime()}
   */
  public long monotonicNanos() {
    return monotonicNanos;
  }

  /**
   * Keeps the picture from being reused; every call needs a {@link #release()} or an offer.
   *
   * @return this picture
   * @throws IllegalStateException if the picture was released already
   */
  public FrameBuffer hold() {
    if (!addHold(VMS_HOLD)) {
      throw new IllegalStateException(
          notHeld("an attempt to hold a picture that was released").toString(), lastRelease);
    }
    return this;
  }

  /**
   * Ends a hold; for a picture that is not offered, and for each {@link #hold()} without an offer.
   *
   * @throws IllegalStateException if the VMS has no hold of it: it was released as often as it was
   *     held, or offered; where assertions are enabled, its cause shows the last release
   */
  public void release() {
    long before = takeVmsHold(0);
    if ((before & VMS_HOLDS) == 0) {
      throw new IllegalStateException(
          notHeld(
                  before == 0
                      ? "one release too many of a picture that was released"
                      : "a release of a picture that an offer gave away")
              .toString(),
          lastRelease);
    }
    ended(before == VMS_HOLD);
  }

  /** Ends one hold of the VMS, if it has one, and adds to those of a host; the holds before. */
  private long takeVmsHold(long hostHolds) {
    long before = holds.get();
    while ((before & VMS_HOLDS) > 0
        && !holds.compareAndSet(before, before - VMS_HOLD + hostHolds)) {
      before = holds.get();
    }
    return before;
  }

  /** Adds a hold to others; false if there are none. */
  private boolean addHold(long hold) {
    long before = holds.get();
    while (before != 0 && !holds.compareAndSet(before, before + hold)) {
      before = holds.get();
    }
    return before != 0;
  }

  private void ended(boolean last) {
    if (CHECKED) {
      lastRelease = new Throwable("the last release was here");
    }
    if (last) {
      onRelease.accept(this);
    }
  }

  /** Takes a hold of the VMS for a host; see {@link FrameClaims#claim}. */
  void claim(String streamId) {
    long before = takeVmsHold(HOST_HOLD);
    if ((before & VMS_HOLDS) == 0) {
      throw new IllegalStateException(
          notHeld(
                  before == 0
                      ? "an offer of a picture that was released"
                      : "another offer of a picture that an offer gave away")
              .where("stream " + streamId)
              .toString(),
          lastRelease);
    }
  }

  /** Adds a hold of a host; see {@link FrameClaims#hold}. */
  void holdForHost() {
    if (!addHold(HOST_HOLD)) {
      throw new IllegalStateException(
          notHeld("an attempt to hold a picture that was released").toString(), lastRelease);
    }
  }

  /** Ends a hold of a host; see {@link FrameClaims#release}. */
  void releaseForHost() {
    long before = holds.get();
    while (before >= HOST_HOLD && !holds.compareAndSet(before, before - HOST_HOLD)) {
      before = holds.get();
    }
    if (before < HOST_HOLD) {
      throw new IllegalStateException(
          notHeld("a release by a host that does not hold the picture").toString(), lastRelease);
    }
    ended(before == HOST_HOLD);
  }

  private static Problem notHeld(String found) {
    return Problem.of("NUN-3006", "the picture is not the caller's any more")
        .expected(
            "one hold for each offer and each release: a new picture has one, hold() adds one")
        .found(found)
        .where("frame")
        .fix("call hold() before each further offer, and touch no picture after the last one");
  }

  /** Fills the picture with a pattern, so that a reader that still uses it is noticed. */
  void spoil() {
    for (ByteBuffer memory : memories) {
      ByteBuffer view = memory.duplicate();
      view.clear();
      while (view.hasRemaining()) {
        view.put((byte) 0xDB);
      }
    }
  }

  boolean isOf(int otherWidth, int otherHeight, PixelFormat otherFormat) {
    return width == otherWidth && height == otherHeight && pixelFormat == otherFormat;
  }

  /** Makes a released picture usable again, described as a new one is. */
  void reuse() {
    if (!holds.compareAndSet(0, VMS_HOLD)) {
      throw new IllegalStateException("the picture is still in use");
    }
    colorMatrix = ColorMatrix.BT601;
    colorRange = ColorRange.LIMITED;
    captureTime = Instant.EPOCH;
    monotonicNanos = System.nanoTime();
  }
}
