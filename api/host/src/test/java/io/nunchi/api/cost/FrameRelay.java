package io.nunchi.api.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.Engine;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.cost.LockRecorder.Acquisition;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ObedientPlugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Lets frames of two cameras pass through an engine with one worker, so that the worker never
 * sleeps: a frame is offered while the worker is in the listener with the frame before. Each round
 * is then one offer, the end of one turn, and the next turn up to its listener.
 */
public final class FrameRelay implements Callable<List<List<Acquisition>>> {

  static final int FRAMES = 100;
  private static final int WARM_UP = 10;

  private final Path folder;

  public FrameRelay(Path folder) {
    this.folder = folder;
  }

  /** The locks that {@link #FRAMES} frames took, for each of two engines of a host. */
  @Override
  public List<List<Acquisition>> call() throws Exception {
    try (EngineFixture fixture = EngineFixture.scripted(folder, 1)) {
      Engine second = fixture.host().startEngine(ObedientPlugin.ID, fixture.settings());
      return List.of(relay(fixture, fixture.engine(), "first"), relay(fixture, second, "second"));
    }
  }

  private static List<Acquisition> relay(EngineFixture fixture, Engine engine, String name)
      throws Exception {
    StoppingListener listener = new StoppingListener();
    List<Stream> streams = new ArrayList<>();
    for (String camera : List.of("left", "right")) {
      streams.add(fixture.host().openStream(Camera.named(name + " " + camera), engine, listener));
    }
    fixture.offer(streams.get(1), Command.FIND_NOTHING);
    listener.awaitFrame();
    for (int i = 0; i < WARM_UP; i++) {
      offerWhileBusy(fixture, streams.get(i % 2), listener);
    }
    LockRecorder.begin();
    for (int i = 0; i < FRAMES; i++) {
      offerWhileBusy(fixture, streams.get(i % 2), listener);
    }
    List<Acquisition> acquisitions = LockRecorder.end();
    listener.letGo();
    for (Stream stream : streams) {
      fixture.awaitIdle(stream);
      assertThat(stream.counters().analyzed()).isEqualTo(stream.counters().offered());
    }
    Set<Thread> threads = listener.threads();
    assertThat(threads).as("one worker took all turns").hasSize(1);
    threads.add(Thread.currentThread());
    return acquisitions.stream()
        .filter(taken -> threads.contains(taken.thread()))
        .collect(Collectors.toList());
  }

  private static void offerWhileBusy(
      EngineFixture fixture, Stream stream, StoppingListener listener) {
    fixture.offer(stream, Command.FIND_NOTHING);
    listener.letGo();
    listener.awaitFrame();
  }

  /** Keeps the worker in the turn until it is let go. */
  private static final class StoppingListener implements StreamListener {

    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore goOn = new Semaphore(0);
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @Override
    public void onResult(AnalyzedFrame frame) {
      threads.add(Thread.currentThread());
      arrived.release();
      goOn.acquireUninterruptibly();
    }

    @Override
    public void onDropped(DroppedFrame frame) {
      throw new AssertionError("a frame was dropped: " + frame);
    }

    void awaitFrame() {
      arrived.acquireUninterruptibly();
    }

    void letGo() {
      goOn.release();
    }

    Set<Thread> threads() {
      return threads;
    }
  }
}
