package io.nunchi.api.internal.engine;

import io.nunchi.api.HostException;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameClaims;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.frame.Leases;
import io.nunchi.api.internal.frame.LentFrame;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Tries a started engine with pictures before a live frame meets it. */
final class EngineProbe {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final byte GRAY = (byte) 0x80;

  private final HostServices services;
  private final Generation generation;

  EngineProbe(HostServices services, Generation generation) {
    this.services = services;
    this.generation = generation;
  }

  /** Passes, or says why the engine must not be used. */
  void run(AnalyzerSlot slot, FrameOrigin origin, SwapPolicy policy) throws HostException {
    FrameAnalyzer analyzer = slot.analyzer();
    if (analyzer == null) {
      return;
    }
    try {
      if (policy.probeFrames().isEmpty()) {
        analyze(analyzer, gray(), origin, true);
      }
      for (FrameBuffer picture : policy.probeFrames()) {
        requireAccepted(slot, picture.pixelFormat(), origin);
        analyze(analyzer, picture, origin, false);
      }
    } finally {
      slot.close();
    }
  }

  /** Refuses a picture in a format that the engine does not declare, as a stream drops it. */
  private void requireAccepted(AnalyzerSlot slot, PixelFormat format, FrameOrigin origin)
      throws HostException {
    if (!slot.accepts(format)) {
      throw new HostException(
          List.of(notPassed(slot.unsupported(format).toString(), origin)), null);
    }
  }

  private void analyze(
      FrameAnalyzer analyzer, FrameBuffer picture, FrameOrigin origin, boolean mayReject)
      throws HostException {
    WatchedCall call =
        WatchedCall.of(
            "probe of " + generation.identity().pluginId() + " for stream " + origin.streamId(),
            services.policy().analysisDeadline().toNanos(),
            generation.engine().classLoader());
    FrameClaims.hold(picture);
    AtomicBoolean begun = new AtomicBoolean();
    try {
      Problem violation =
          services
              .separateCalls()
              .run(
                  call,
                  () -> {
                    begun.set(true);
                    return answer(analyzer, picture);
                  })
              .violation();
      if (violation != null) {
        throw new HostException(List.of(notPassed(violation.toString(), origin)), null);
      }
    } catch (PluginCallFailed e) {
      if (!(mayReject && e.kind() == PluginCallFailed.Kind.FRAME_REJECTED)) {
        throw new HostException(List.of(notPassed(Problem.describe(e.problems()), origin)), e);
      }
    } finally {
      if (!begun.get()) {
        FrameClaims.release(picture); // there was no thread for the call
      }
    }
  }

  private record Answer(@Nullable Problem violation) {}

  /** Releases the picture on the thread of the call: a thread that is lost may still look at it. */
  private Answer answer(FrameAnalyzer analyzer, FrameBuffer picture) throws Exception {
    LentFrame frame = new Leases(services.checkedFrames()).lend(picture, 1, 0);
    try {
      FrameResult result = analyzer.analyze(frame);
      return new Answer(generation.engine().resultCheck().firstViolation(result, 0));
    } finally {
      frame.endBorrow();
      FrameClaims.release(picture);
    }
  }

  private Problem notPassed(String found, FrameOrigin origin) {
    return EngineProblems.probeNotPassed(
        found, generation.identity().pluginId(), origin.streamId());
  }

  private FrameBuffer gray() {
    PixelFormat format = generation.engine().descriptor().pixelFormats().iterator().next();
    FrameBuffer picture = FrameBuffer.allocate(WIDTH, HEIGHT, format);
    for (int plane = 0; plane < format.planeCount(); plane++) {
      ByteBuffer memory = picture.memory(plane);
      while (memory.hasRemaining()) {
        memory.put(GRAY);
      }
    }
    return picture;
  }
}
