package io.nunchi.api.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CopyFromTest {

  private static final byte PADDING = 0x55;

  /** A decoder's picture: random bytes around and between the rows. */
  private static final class Decoded {

    final List<ByteBuffer> planes = new ArrayList<>();
    final int[] strides;
    private final int[] starts;
    private final Random random;

    Decoded(PixelFormat format, int width, int height, Random random) {
      this.random = random;
      strides = new int[format.planeCount()];
      starts = new int[format.planeCount()];
      for (int i = 0; i < strides.length; i++) {
        int length = format.rowBytes(i, width) + random.nextInt(4);
        boolean bottomUp = random.nextBoolean();
        int before = random.nextInt(5);
        int rows = format.rows(i, height);
        strides[i] = bottomUp ? -length : length;
        starts[i] = before + (bottomUp ? length * (rows - 1) : 0);
        planes.add(memory(before + length * rows));
        planes.get(i).position(starts[i]);
      }
    }

    private ByteBuffer memory(int bytes) {
      ByteBuffer memory =
          random.nextBoolean() ? ByteBuffer.allocate(bytes) : ByteBuffer.allocateDirect(bytes);
      for (int at = 0; at < bytes; at++) {
        memory.put(at, (byte) random.nextInt());
      }
      return random.nextBoolean() ? memory : memory.asReadOnlyBuffer();
    }

    byte at(int plane, int row, int column) {
      return planes.get(plane).get(starts[plane] + row * strides[plane] + column);
    }

    /** All planes one after the other, in one buffer that begins at a position. */
    ByteBuffer inOneBuffer(int position, int[] offsets) {
      int bytes = planes.stream().mapToInt(ByteBuffer::limit).sum();
      ByteBuffer all = ByteBuffer.allocate(position + bytes);
      int end = position;
      for (int i = 0; i < offsets.length; i++) {
        all.put(end, planes.get(i), 0, planes.get(i).limit());
        offsets[i] = end + starts[i] - position;
        end += planes.get(i).limit();
      }
      return all.position(position);
    }
  }

  /** Wrapped memory with padding after each row. */
  private static FrameBuffer padded(PixelFormat format, int width, int height, int padding) {
    List<ByteBuffer> memories = new ArrayList<>();
    int[] strides = new int[format.planeCount()];
    for (int i = 0; i < strides.length; i++) {
      strides[i] = format.rowBytes(i, width) + padding;
      ByteBuffer memory = ByteBuffer.allocateDirect(strides[i] * format.rows(i, height));
      for (int at = 0; at < memory.capacity(); at++) {
        memory.put(at, PADDING);
      }
      memories.add(memory.limit(0)); // a limit says nothing: the plane starts at index 0
    }
    return FrameBuffer.wrap(width, height, format, memories, strides, () -> {});
  }

  private static void assertIsCopy(FrameBuffer copy, Decoded source) {
    for (int i = 0; i < copy.planes().size(); i++) {
      Plane plane = copy.planes().get(i);
      ByteBuffer bytes = plane.buffer();
      for (int row = 0; row < plane.rows(); row++) {
        for (int column = 0; column < plane.stride(); column++) {
          int at = row * plane.stride() + column;
          if (at < bytes.capacity()) {
            assertThat(bytes.get(at))
                .as("plane %s, row %s, column %s", i, row, column)
                .isEqualTo(column < plane.rowBytes() ? source.at(i, row, column) : PADDING);
          }
        }
      }
    }
  }

  @Property(tries = 500)
  void copiesEveryByteThatALoopWouldCopy(
      @ForAll PixelFormat format,
      @ForAll @IntRange(min = 1, max = 19) int width,
      @ForAll @IntRange(min = 1, max = 19) int height,
      @ForAll @IntRange(max = 3) int padding,
      @ForAll long seed) {
    Decoded decoded = new Decoded(format, width, height, new Random(seed));
    List<Integer> positions = decoded.planes.stream().map(ByteBuffer::position).toList();
    FrameBuffer picture =
        padding == 0
            ? new FramePool(1).acquire(width, height, format)
            : padded(format, width, height, padding);
    assertThat(picture.copyFrom(decoded.planes, decoded.strides)).isSameAs(picture);
    assertIsCopy(picture, decoded);
    assertThat(decoded.planes).extracting(ByteBuffer::position).isEqualTo(positions);

    int[] offsets = new int[decoded.strides.length];
    ByteBuffer all = decoded.inOneBuffer(padding, offsets);
    FrameBuffer other = FrameBuffer.allocate(width, height, format);
    assertThat(other.copyFrom(all, offsets, decoded.strides)).isSameAs(other);
    assertIsCopy(other, decoded);
    assertThat(all.position()).isEqualTo(padding);
    picture.release();
    other.release();
  }

  private final FrameBuffer picture = FrameBuffer.allocate(3, 3, PixelFormat.NV12);

  private Problem refusal(ThrowingCallable copy) {
    Problem problem = catchThrowableOfType(InvalidFrameException.class, copy).problem();
    for (int i = 0; i < 2; i++) {
      ByteBuffer memory = picture.memory(i);
      while (memory.hasRemaining()) {
        assertThat(memory.get()).as("nothing is copied").isZero();
      }
    }
    return problem;
  }

  private static ByteBuffer ones(int bytes) {
    ByteBuffer memory = ByteBuffer.allocate(bytes);
    for (int at = 0; at < bytes; at++) {
      memory.put(at, (byte) 1);
    }
    return memory;
  }

  private Problem refusal(ByteBuffer luma, ByteBuffer chroma, int... strides) {
    return refusal(() -> picture.copyFrom(List.of(luma, chroma), strides));
  }

  @Test
  void refusesSourcesThatDoNotFitBeforeItCopiesAnything() {
    assertThat(refusal(() -> picture.copyFrom(List.of(ones(99)), new int[] {3, 4})).code())
        .isEqualTo("NUN-3002");
    assertThat(refusal(ones(99), ones(99), 3).code()).isEqualTo("NUN-3002");
    assertThat(refusal(ones(99), ones(99), 2, 4).code()).isEqualTo("NUN-3003");
    assertThat(refusal(ones(99).position(50), ones(99), -2, 4).code()).isEqualTo("NUN-3003");
    assertThat(refusal(ones(99), ones(99), 3, Integer.MAX_VALUE).code()).isEqualTo("NUN-3004");
    assertThat(refusal(ones(99), ones(99), 3, Integer.MIN_VALUE).code()).isEqualTo("NUN-3004");
    Problem short1 = refusal(ones(9), ones(8).position(1), 3, 4);
    assertThat(short1.code()).isEqualTo("NUN-3004");
    assertThat(short1.where()).isEqualTo("plane 1");
    assertThat(short1.expected()).contains("from index 1 to 8");
    assertThat(short1.found()).contains("from index 0 to 7");
    assertThat(refusal(ones(9), ones(99).limit(7), 3, 4).code()).isEqualTo("NUN-3004");
    assertThat(refusal(ones(9).position(5), ones(8), -3, 4).code())
        .as("the third row would begin before the buffer")
        .isEqualTo("NUN-3004");
    int[] strides = {3, 4};
    for (int offset : new int[] {-1, 10, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      ByteBuffer all = ones(17);
      assertThat(refusal(() -> picture.copyFrom(all, new int[] {0, offset}, strides)).code())
          .isEqualTo("NUN-3004");
    }
    picture.copyFrom(ones(17), new int[] {0, 9}, strides);
    assertThat(picture.memory(1).get(7)).isEqualTo((byte) 1);
  }

  @Test
  void refusesAPictureThatIsNotTheVmsAloneToFill() {
    List<ByteBuffer> sources = List.of(ones(9), ones(8));
    int[] strides = {3, 4};
    FrameClaims.claim(picture.hold(), "gate");
    assertThatIllegalStateException()
        .isThrownBy(() -> picture.copyFrom(sources, strides))
        .withMessageContaining("NUN-3006")
        .withMessageContaining("picture that an offer gave away");
    FrameClaims.release(picture);
    picture.copyFrom(sources, strides);
    picture.release();
    assertThatIllegalStateException()
        .isThrownBy(() -> picture.copyFrom(sources, strides))
        .withMessageContaining("picture that was released");
  }
}
