package io.nunchi.api.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameBufferTest {

  private static String codeOf(
      int width, int height, PixelFormat format, List<ByteBuffer> memories, int... strides) {
    return catchThrowableOfType(
            InvalidFrameException.class,
            () -> FrameBuffer.wrap(width, height, format, memories, strides, () -> {}))
        .problem()
        .code();
  }

  @Property(tries = 200)
  void allocatesEveryFormatInEverySize(
      @ForAll PixelFormat format,
      @ForAll @IntRange(min = 1, max = 99) int width,
      @ForAll @IntRange(min = 1, max = 99) int height) {
    FrameBuffer picture = FrameBuffer.allocate(width, height, format);
    assertThat(picture.planes()).hasSize(format.planeCount());
    for (int i = 0; i < format.planeCount(); i++) {
      assertThat(picture.planes().get(i).rows()).isEqualTo(format.rows(i, height));
      assertThat(picture.memory(i).isReadOnly()).isFalse();
      assertThat(picture.planes().get(i).buffer().isReadOnly()).isTrue();
    }
    picture.release();
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "10, 0", "-1, 10", "32769, 1", "2147483647, 2147483647"})
  void refusesSizesThatDoNotExist(int width, int height) {
    assertThat(codeOf(width, height, PixelFormat.GRAY8, List.of(ByteBuffer.allocateDirect(1)), 1))
        .isEqualTo("NUN-3001");
    InvalidFrameException invalid =
        catchThrowableOfType(
            InvalidFrameException.class,
            () -> FrameBuffer.allocate(width, height, PixelFormat.BGR));
    assertThat(invalid.problem().found()).isEqualTo(width + "x" + height);
  }

  @Test
  void refusesPlanesAndStridesThatDoNotFit() {
    ByteBuffer memory = ByteBuffer.allocateDirect(300);
    assertThat(codeOf(10, 10, PixelFormat.NV12, List.of(memory), 10)).isEqualTo("NUN-3002");
    assertThat(codeOf(10, 10, PixelFormat.BGR, List.of(memory), 10)).isEqualTo("NUN-3003");
    assertThat(codeOf(10, 10, PixelFormat.BGR, List.of(memory), 31)).isEqualTo("NUN-3004");
    assertThat(codeOf(10, 10, PixelFormat.BGR, List.of(ByteBuffer.allocate(300)), 30))
        .isEqualTo("NUN-3004");
  }

  @Test
  void refusesAPictureThatOneBufferCannotHold() {
    InvalidFrameException invalid =
        catchThrowableOfType(
            InvalidFrameException.class,
            () -> FrameBuffer.allocate(32768, 32768, PixelFormat.BGRA));
    assertThat(invalid.problem().code()).isEqualTo("NUN-3004");
  }

  @Test
  @SuppressWarnings("NullAway") // for callers without a null checker
  void refusesNullAndStaysAsItWas() {
    FrameBuffer picture = FrameBuffer.allocate(1, 1, PixelFormat.GRAY8);
    assertThatNullPointerException()
        .isThrownBy(() -> picture.captured(null, 1))
        .withMessage("time");
    assertThatNullPointerException()
        .isThrownBy(() -> picture.colors(null, ColorRange.FULL))
        .withMessage("matrix");
    assertThatNullPointerException()
        .isThrownBy(() -> picture.colors(ColorMatrix.BT709, null))
        .withMessage("range");
    assertThat(picture.captureTime()).isEqualTo(Instant.EPOCH);
    assertThat(picture.colorMatrix()).isEqualTo(ColorMatrix.BT601);
    assertThat(picture.colorRange()).isEqualTo(ColorRange.LIMITED);
    assertThatNullPointerException()
        .isThrownBy(() -> FrameBuffer.allocate(1, 1, null))
        .withMessage("pixelFormat");
    List<ByteBuffer> memory = List.of(ByteBuffer.allocateDirect(1));
    assertThatNullPointerException()
        .isThrownBy(() -> FrameBuffer.wrap(1, 1, PixelFormat.GRAY8, memory, new int[] {1}, null))
        .withMessage("onRelease");
    assertThatNullPointerException()
        .isThrownBy(() -> FrameBuffer.wrap(1, 1, null, memory, new int[] {1}, () -> {}))
        .withMessage("pixelFormat");
  }

  @Test
  @SuppressWarnings("NullAway") // for callers without a null checker
  void poolKeepsItsPicturesWhenAskedForNoFormat() {
    FramePool pool = new FramePool(1);
    FrameBuffer first = pool.acquire(4, 4, PixelFormat.BGR);
    first.release();
    assertThatNullPointerException().isThrownBy(() -> pool.acquire(4, 4, null));
    assertThat(pool.acquire(4, 4, PixelFormat.BGR)).isSameAs(first);
  }

  @Test
  void isReleasedOnceWhenNobodyHoldsItAnyMore() {
    AtomicInteger released = new AtomicInteger();
    FrameBuffer picture = wrapped(released::incrementAndGet);
    picture.hold();
    picture.release();
    assertThat(released).hasValue(0);
    picture.release();
    assertThat(released).hasValue(1);
    assertThatIllegalStateException().isThrownBy(picture::release);
    assertThatIllegalStateException().isThrownBy(picture::hold);
    assertThat(released).hasValue(1);
  }

  private static void assertRefused(ThrowingCallable call, String found) {
    assertThatIllegalStateException()
        .isThrownBy(call)
        .withMessageContaining("NUN-3006")
        .withMessageContaining(found);
  }

  @Test
  void offerTakesOneHoldOfTheVmsAndNoneOfTheHost() {
    FramePool pool = new FramePool(1);
    FrameBuffer picture = pool.acquire(1, 1, PixelFormat.GRAY8);
    FrameClaims.claim(picture, "gate");
    assertRefused(() -> FrameClaims.claim(picture, "gate"), "picture that an offer gave away");
    assertRefused(picture::release, "picture that an offer gave away");
    FrameClaims.hold(picture);
    assertRefused(() -> FrameClaims.claim(picture, "gate"), "stream gate");
    FrameClaims.release(picture);
    assertThat(pool.inUse()).isEqualTo(1);
    FrameClaims.release(picture);
    assertThat(pool.inUse()).isZero();
    assertRefused(() -> FrameClaims.claim(picture, "gate"), "picture that was released");
    assertRefused(() -> FrameClaims.hold(picture), "picture that was released");
    assertRefused(() -> FrameClaims.release(picture), "host that does not hold");
    assertRefused(picture::release, "picture that was released");
    assertThat(pool.inUse()).isZero();
  }

  @Test
  void hostDoesNotEndAHoldOfTheVms() {
    FrameBuffer picture = FrameBuffer.allocate(1, 1, PixelFormat.GRAY8);
    assertRefused(() -> FrameClaims.release(picture), "host that does not hold");
    picture.release();
  }

  @Test
  void heldPictureCanBeOfferedAgain() {
    FramePool pool = new FramePool(1);
    FrameBuffer picture = pool.acquire(1, 1, PixelFormat.GRAY8);
    for (int offer = 0; offer < 3; offer++) {
      FrameClaims.claim(picture.hold(), "gate");
      FrameClaims.claim(picture.hold(), "gate-plates");
      FrameClaims.release(picture);
      FrameClaims.release(picture);
    }
    assertThat(pool.inUse()).isEqualTo(1);
    picture.release();
    assertThat(pool.inUse()).isZero();
  }

  @RepeatedTest(20)
  void ofManyOffersAtOnceEachHoldAllowsOne() throws Exception {
    int threads = 4;
    int holds = 2;
    AtomicInteger released = new AtomicInteger();
    FrameBuffer picture = wrapped(released::incrementAndGet).hold();
    AtomicInteger claimed = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Thread> offering = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                  FrameClaims.claim(picture, "gate");
                  claimed.incrementAndGet();
                } catch (IllegalStateException refused) {
                  assertThat(refused).hasMessageContaining("NUN-3006");
                } catch (InterruptedException | BrokenBarrierException e) {
                  throw new AssertionError(e);
                }
              });
      offering.add(thread);
      thread.start();
    }
    for (Thread thread : offering) {
      thread.join();
    }
    assertThat(claimed).hasValue(holds);
    FrameClaims.release(picture);
    assertThat(released).hasValue(0);
    FrameClaims.release(picture);
    assertThat(released).hasValue(1);
  }

  private static FrameBuffer wrapped(Runnable onRelease) {
    return FrameBuffer.wrap(
        1, 1, PixelFormat.GRAY8, List.of(ByteBuffer.allocateDirect(1)), new int[] {1}, onRelease);
  }

  @Test
  void poolDescribesAReusedPictureAsANewOne() {
    FramePool pool = new FramePool(1);
    FrameBuffer first = pool.acquire(4, 4, PixelFormat.NV12);
    first.colors(ColorMatrix.BT709, ColorRange.FULL).captured(Instant.ofEpochSecond(1), 1);
    first.release();
    FrameBuffer again = pool.acquire(4, 4, PixelFormat.NV12);
    FrameBuffer fresh = FrameBuffer.allocate(4, 4, PixelFormat.NV12);
    assertThat(again).isSameAs(first);
    assertThat(again.colorMatrix()).isEqualTo(fresh.colorMatrix());
    assertThat(again.colorRange()).isEqualTo(fresh.colorRange());
    assertThat(again.captureTime()).isEqualTo(fresh.captureTime());
    assertThat(again.arrivalNanos()).isNotEqualTo(1);
  }

  @Test
  void poolReusesMemoryAndKeepsNoMoreThanItsCapacity() {
    FramePool pool = new FramePool(1);
    FrameBuffer first = pool.acquire(4, 4, PixelFormat.BGR);
    FrameBuffer second = pool.acquire(4, 4, PixelFormat.BGR);
    assertThat(pool.inUse()).isEqualTo(2);
    first.release();
    second.release();
    assertThat(pool.inUse()).isZero();
    assertThat(pool.acquire(4, 4, PixelFormat.BGR)).isSameAs(first);
    assertThat(pool.acquire(4, 4, PixelFormat.BGR)).isNotSameAs(second);
    assertThat(pool.acquire(5, 4, PixelFormat.BGR).width()).isEqualTo(5);
  }
}
