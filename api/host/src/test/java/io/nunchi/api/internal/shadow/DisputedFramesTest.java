package io.nunchi.api.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.api.frame.OfferedFrame;
import io.nunchi.api.shadow.DisputedFrame;
import io.nunchi.api.shadow.DisputedFrameSink;
import io.nunchi.api.shadow.KeptFrames;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.api.testplugin.broken.TextThrows;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DisputedFramesTest {

  private static final long BYTES = 100;

  private final FrameBuffer picture = FrameBuffer.allocate(4, 4, PixelFormat.GRAY8);
  private final List<Long> there = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private final DisputedFrameSink sink =
      new DisputedFrameSink() {
        @Override
        public long keep(DisputedFrame frame, FrameBuffer pixels) {
          assertThat(pixels).isSameAs(picture);
          there.add(frame.live().sequence());
          return BYTES;
        }

        @Override
        public void drop(DisputedFrame frame) {
          assertThat(there.remove(frame.live().sequence())).isTrue();
        }
      };

  private DisputedFrames keeping(DisputedFrameSink where, int frames, long bytes) {
    return new DisputedFrames(
        ShadowPolicy.defaults().keepingDisputed(where, frames, bytes), problems::add);
  }

  private static DisputedFrame frame(long sequence, int unmatched, long liveGeneration) {
    Detection detection = Detection.of("person", 1, new BoundingBox(0, 0, 1, 1));
    return new DisputedFrame(
        analyzed(sequence, liveGeneration),
        analyzed(sequence, 99),
        List.of(),
        Collections.nCopies(unmatched, detection),
        List.of());
  }

  private static AnalyzedFrame analyzed(long sequence, long generation) {
    return AnalyzedFrame.of(
        OfferedFrame.of(FrameOrigin.of(Camera.named("gate")), sequence, Instant.EPOCH, 4, 4),
        0,
        FrameResult.nothing(),
        new EngineGeneration(generation, 0, "test.some", "1", Optional.empty()),
        FrameTiming.of(0, 0, 0, 0));
  }

  @Test
  void framesWithTheLargestDisagreementStay() {
    DisputedFrames disputed = keeping(sink, 3, Long.MAX_VALUE);
    int[] unmatched = {2, 0, 5, 1, 3, 4, 0};
    for (int i = 0; i < unmatched.length; i++) {
      disputed.consider(frame(i, unmatched[i], 1), picture);
    }
    assertThat(there).containsExactlyInAnyOrder(2L, 4L, 5L);
    assertThat(disputed.kept()).isEqualTo(new KeptFrames(3, 3 * BYTES, 2, 0));
  }

  @Test
  void ofEqualFramesTheOldestGoes() {
    DisputedFrames disputed = keeping(sink, 2, Long.MAX_VALUE);
    for (int i = 0; i < 4; i++) {
      disputed.consider(frame(i, 1, 1), picture);
    }
    assertThat(there).containsExactlyInAnyOrder(2L, 3L);
  }

  @Test
  void frameThatComesWhileTheSinkBlocksIsCountedAndDoesNotWaitForIt() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    DisputedFrames disputed =
        keeping(
            new DisputedFrameSink() {
              @Override
              public long keep(DisputedFrame frame, FrameBuffer pixels) throws IOException {
                arrived.countDown();
                try {
                  gate.await();
                } catch (InterruptedException e) {
                  throw new IOException(e);
                }
                return BYTES;
              }

              @Override
              public void drop(DisputedFrame frame) {}
            },
            9,
            Long.MAX_VALUE);
    Thread blocked = new Thread(() -> disputed.consider(frame(0, 1, 1), picture));
    blocked.start();
    arrived.await();
    disputed.consider(frame(1, 1, 1), picture);
    assertThat(disputed.kept()).isEqualTo(new KeptFrames(0, 0, 0, 1));
    assertThat(problems).extracting(Problem::found).containsExactly("a sink that has not returned");
    gate.countDown();
    blocked.join();
    assertThat(disputed.kept()).isEqualTo(new KeptFrames(1, BYTES, 0, 1));
  }

  @Test
  void framesOfAnEarlierLiveGenerationGoFirst() {
    DisputedFrames disputed = keeping(sink, 2, Long.MAX_VALUE);
    disputed.consider(frame(0, 9, 1), picture);
    disputed.consider(frame(1, 9, 1), picture);
    disputed.consider(frame(2, 1, 2), picture);
    disputed.consider(frame(3, 1, 2), picture);
    assertThat(there).containsExactlyInAnyOrder(2L, 3L);
  }

  @Test
  void bytesAreBounded() {
    DisputedFrames disputed = keeping(sink, 100, 250);
    for (int i = 1; i <= 5; i++) {
      disputed.consider(frame(i, i, 1), picture);
    }
    assertThat(there).containsExactlyInAnyOrder(4L, 5L);
    assertThat(disputed.kept()).isEqualTo(new KeptFrames(2, 200, 3, 0));
    DisputedFrames tiny = keeping(sink, 100, BYTES - 1);
    tiny.consider(frame(6, 1, 1), picture);
    assertThat(tiny.kept()).isEqualTo(new KeptFrames(0, 0, 1, 0));
  }

  @Test
  void sinkThatThrowsCostsTheFrameOnly() {
    DisputedFrames disputed =
        keeping(
            new DisputedFrameSink() {
              @Override
              public long keep(DisputedFrame frame, FrameBuffer pixels) throws IOException {
                if (frame.live().sequence() == 1) {
                  throw new IOException("no room");
                }
                return sink.keep(frame, pixels);
              }

              @Override
              public void drop(DisputedFrame frame) {
                throw new TextThrows(); // which cannot even be described
              }
            },
            1,
            Long.MAX_VALUE);
    disputed.consider(frame(1, 1, 1), picture);
    disputed.consider(frame(2, 2, 1), picture);
    disputed.consider(frame(3, 3, 1), picture);
    assertThat(disputed.kept()).isEqualTo(new KeptFrames(1, BYTES, 1, 2));
    assertThat(problems).extracting(Problem::code).containsExactly("NUN-4555", "NUN-4555");
    assertThat(problems.get(0).found()).contains("no room");
  }
}
