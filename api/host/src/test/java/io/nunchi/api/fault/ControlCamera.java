package io.nunchi.api.fault;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A camera like the others whose frames never see the host: a thread of its own takes the latest
 * one. What it misses is missed by the machine.
 */
final class ControlCamera {

  private final AtomicBoolean waiting = new AtomicBoolean();
  private final AtomicLong offered = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final Thread analyzer;
  private final RecordedCamera camera;
  private volatile boolean stopping;

  ControlCamera(String id, int framesPerSecond) {
    this.analyzer = new Thread(this::takeLatest, "control-" + id);
    analyzer.start();
    this.camera = new RecordedCamera(id, framesPerSecond, this::offer);
  }

  private void offer() {
    offered.incrementAndGet();
    waiting.set(true);
    LockSupport.unpark(analyzer);
  }

  private void takeLatest() {
    while (!stopping) {
      if (waiting.getAndSet(false)) {
        taken.incrementAndGet();
      } else {
        LockSupport.park(this);
      }
    }
  }

  CameraRate rate() {
    return new CameraRate(offered.get(), taken.get());
  }

  long gaps() {
    return camera.gaps();
  }

  void stop() throws InterruptedException {
    camera.stop();
    stopping = true;
    LockSupport.unpark(analyzer);
    analyzer.join();
  }
}
