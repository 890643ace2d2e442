package io.nunchi.api.fault;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A camera that numbers its frames, and the thread of a VMS that records each before it offers it.
 * The camera holds one second of frames: if the VMS's thread is kept longer, the recording has a
 * gap.
 */
final class RecordedCamera {

  private static final long POLL_MILLIS = 100;

  private final int framesPerSecond;
  private final Runnable offer;
  private final BlockingQueue<Long> camera;
  private final AtomicLong gaps = new AtomicLong();
  private final AtomicLong recorded = new AtomicLong();
  private final AtomicLong longestOfferNanos = new AtomicLong();
  private final Thread sensor;
  private final Thread vms;
  private volatile boolean stopping;

  RecordedCamera(String id, int framesPerSecond, Runnable offer) {
    this.framesPerSecond = framesPerSecond;
    this.offer = offer;
    this.camera = new ArrayBlockingQueue<>(framesPerSecond);
    this.sensor = new Thread(this::takePictures, "camera-" + id);
    this.vms = new Thread(this::recordAndOffer, "vms-" + id);
    sensor.start();
    vms.start();
  }

  private void takePictures() {
    long periodNanos = TimeUnit.SECONDS.toNanos(1) / framesPerSecond;
    long dueNanos = System.nanoTime();
    for (long number = 1; !stopping; number++) {
      camera.offer(number); // a camera does not wait: what does not fit is lost, and shows as a gap
      dueNanos += periodNanos;
      LockSupport.parkNanos(dueNanos - System.nanoTime());
    }
  }

  private void recordAndOffer() {
    long before = 0;
    try {
      while (!stopping) {
        Long number = camera.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (number == null) {
          continue;
        }
        if (number != before + 1) {
          gaps.incrementAndGet();
        }
        before = number;
        recorded.incrementAndGet();
        long beginNanos = System.nanoTime();
        offer.run();
        longestOfferNanos.accumulateAndGet(System.nanoTime() - beginNanos, Math::max);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  long recorded() {
    return recorded.get();
  }

  long gaps() {
    return gaps.get();
  }

  Duration longestOffer() {
    return Duration.ofNanos(longestOfferNanos.get());
  }

  void stop() throws InterruptedException {
    stopping = true;
    sensor.join();
    vms.join();
  }
}
