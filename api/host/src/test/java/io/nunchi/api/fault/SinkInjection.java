package io.nunchi.api.fault;

import io.nunchi.api.HostException;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.shadow.DisputedFrame;
import io.nunchi.api.shadow.DisputedFrameSink;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.api.testplugin.Start;
import io.nunchi.api.testplugin.gate.Gate;
import java.util.Map;
import java.util.function.Consumer;

/** A shadow that disagrees with every frame, and whose sink of disputed frames misbehaves. */
record SinkInjection(Consumer<Gate> action) implements Injection {

  private static final int MOST_FRAMES = 1_000;
  private static final long MOST_BYTES = 1 << 20;

  @Override
  public void prepare(FaultyCamera camera) throws HostException {
    if (camera.isFirst()) {
      camera.comparedBy(
          camera
              .engine()
              .shadow(
                  ObedientPlugin.ID,
                  Map.of("gate", camera.gate().name(), "start", Start.BLIND.inSettings()),
                  ShadowPolicy.defaults()
                      .withSamplingRate(1)
                      .keepingDisputed(new Sink(camera.gate()), MOST_FRAMES, MOST_BYTES)));
    }
  }

  @Override
  public void inject(FaultyCamera camera) throws InterruptedException {
    camera.offerAndWait(Command.DETECT);
  }

  private final class Sink implements DisputedFrameSink {

    private final Gate gate;

    Sink(Gate gate) {
      this.gate = gate;
    }

    @Override
    public long keep(DisputedFrame frame, FrameBuffer picture) {
      action.accept(gate);
      return 1;
    }

    @Override
    public void drop(DisputedFrame frame) {}
  }
}
