package io.nunchi.api.frame;

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

  private static final long NO_STREAM_TIME = Long.MIN_VALUE;

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
  private long streamTimeNanos = NO_STREAM_TIME;
  private long arrivalNanos = System.nanoTime();
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
    this.memories = List.copyOf(memories); // each with its limit at its capacity
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
        throw FrameProblems.tooLarge(
            i, bytes + " bytes for " + width + "x" + height + " " + pixelFormat);
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
    List<ByteBuffer> views = memories.stream().map(memory -> memory.duplicate().clear()).toList();
    return new FrameBuffer(width, height, pixelFormat, views, strides, picture -> onRelease.run());
  }

  private static void checkSides(int width, int height) {
    if (width < 1 || height < 1 || width > MAXIMUM_SIDE || height > MAXIMUM_SIDE) {
      throw FrameProblems.noSuchSize(width, height);
    }
  }

  private static void checkPlaneCount(PixelFormat format, int memories, int strides) {
    if (memories != format.planeCount() || strides != format.planeCount()) {
      throw FrameProblems.otherPlaneCount(format, memories, strides);
    }
  }

  private static void checkPlane(
      int width, int height, PixelFormat format, int plane, ByteBuffer memory, int stride) {
    int rowBytes = format.rowBytes(plane, width);
    long needed = (long) stride * (format.rows(plane, height) - 1) + rowBytes;
    if (stride < rowBytes) {
      throw FrameProblems.shortStride(plane, rowBytes, stride);
    }
    if (!memory.isDirect() || memory.capacity() < needed) {
      throw FrameProblems.smallMemory(plane, needed, memory);
    }
  }

  /**
   * Copies a decoder's planes into this picture, whose memory may have other strides. The sources
   * keep their positions.
   *
   * @param sources one buffer per plane, in the format's order, in the heap or direct; the first
   *     row of the plane begins at the buffer's position
   * @param strides one per plane: bytes from the start of a row to the start of the next; negative
   *     if the rows lie bottom up, so that the first row is the last in memory
   * @return this picture
   * @throws InvalidFrameException if sources and strides do not fit this picture; nothing is copied
   *     then
   * @throws IllegalStateException if the picture was released, or offered and not given back yet;
   *     nothing is copied then
   * @throws java.nio.ReadOnlyBufferException if the picture wraps read-only memory
   */
  public FrameBuffer copyFrom(List<ByteBuffer> sources, int[] strides) {
    checkPlaneCount(pixelFormat, sources.size(), strides.length);
    requireUnshared();
    for (int i = 0; i < strides.length; i++) {
      ByteBuffer source = sources.get(i);
      RowCopy.check(i, planes.get(i), source, source.position(), strides[i]);
    }
    for (int i = 0; i < strides.length; i++) {
      ByteBuffer source = sources.get(i);
      RowCopy.copy(planes.get(i), memories.get(i), source, source.position(), strides[i]);
    }
    return this;
  }

  /**
   * Copies planes that lie in one buffer; see {@link #copyFrom(List, int[])}.
   *
   * @param source a buffer in the heap or direct
   * @param offsets one per plane: bytes from the buffer's position to the first row of the plane
   * @param strides one per plane: bytes from the start of a row to the start of the next; negative
   *     if the rows lie bottom up
   * @return this picture
   * @throws InvalidFrameException if offsets and strides do not fit this picture; nothing is copied
   *     then
   * @throws IllegalStateException if the picture was released, or offered and not given back yet;
   *     nothing is copied then
   * @throws java.nio.ReadOnlyBufferException if the picture wraps read-only memory
   */
  public FrameBuffer copyFrom(ByteBuffer source, int[] offsets, int[] strides) {
    checkPlaneCount(pixelFormat, offsets.length, strides.length);
    requireUnshared();
    long start = source.position();
    for (int i = 0; i < strides.length; i++) {
      RowCopy.check(i, planes.get(i), source, start + offsets[i], strides[i]);
    }
    for (int i = 0; i < strides.length; i++) {
      RowCopy.copy(planes.get(i), memories.get(i), source, start + offsets[i], strides[i]);
    }
    return this;
  }

  private void requireUnshared() {
    long now = holds.get();
    if (now == 0 || now >= HOST_HOLD) {
      throw FrameProblems.notHeld(
          now == 0
              ? "new content for a picture that was released"
              : "new content for a picture that an offer gave away",
          "frame",
          lastRelease);
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
    this.arrivalNanos = arrivalNanos;
    return this;
  }

  /**
   * Gives the picture's time in its stream, such as a recording's own time stamp. Without it the
   * host counts from capture to capture, or from arrival to arrival.
   *
   * @param nanos nanoseconds on a clock that starts with the stream and never runs backwards
   * @return this picture
   * @see io.nunchi.spi.frame.Frame#streamTimeNanos()
   */
  public FrameBuffer streamTime(long nanos) {
    this.streamTimeNanos = nanos;
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
  public long arrivalNanos() {
    return arrivalNanos;
  }

  /**
   * Tells whether the picture's time in its stream was given.
   *
   * @return true after {@link #streamTime}
   */
  public boolean hasStreamTime() {
    return streamTimeNanos != NO_STREAM_TIME;
  }

  /**
   * The picture's time in its stream.
   *
   * @return nanoseconds; meaningless unless {@link #hasStreamTime()}
   */
  public long streamTimeNanos() {
    return streamTimeNanos;
  }

  /**
   * Keeps the picture from being reused; every call needs a {@link #release()} or an offer.
   *
   * @return this picture
   * @throws IllegalStateException if the picture was released already
   */
  public FrameBuffer hold() {
    if (!addHold(VMS_HOLD)) {
      throw FrameProblems.notHeld(
          "an attempt to hold a picture that was released", "frame", lastRelease);
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
      throw FrameProblems.notHeld(
          before == 0
              ? "one release too many of a picture that was released"
              : "a release of a picture that an offer gave away",
          "frame",
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
      throw FrameProblems.notHeld(
          before == 0
              ? "an offer of a picture that was released"
              : "another offer of a picture that an offer gave away",
          "stream " + streamId,
          lastRelease);
    }
  }

  /** Adds a hold of a host; see {@link FrameClaims#hold}. */
  void holdForHost() {
    if (!addHold(HOST_HOLD)) {
      throw FrameProblems.notHeld(
          "an attempt to hold a picture that was released", "frame", lastRelease);
    }
  }

  /** Ends a hold of a host; see {@link FrameClaims#release}. */
  void releaseForHost() {
    long before = holds.get();
    while (before >= HOST_HOLD && !holds.compareAndSet(before, before - HOST_HOLD)) {
      before = holds.get();
    }
    if (before < HOST_HOLD) {
      throw FrameProblems.notHeld(
          "a release by a host that does not hold the picture", "frame", lastRelease);
    }
    ended(before == HOST_HOLD);
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
    streamTimeNanos = NO_STREAM_TIME;
    arrivalNanos = System.nanoTime();
  }
}
