package io.nunchi.api.fault;

import io.nunchi.api.Stream;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testplugin.Command;
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

  private final Stream stream;
  private final int framesPerSecond;
  private final Pictures pictures;
  private final BlockingQueue<Long> camera;
  private final AtomicLong gaps = new AtomicLong();
  private final AtomicLong recorded = new AtomicLong();
  private final AtomicLong longestOfferNanos = new AtomicLong();
  private final Thread sensor;
  private final Thread vms;
  private volatile boolean stopping;

  RecordedCamera(Stream stream, int framesPerSecond, Pictures pictures) {
    this.stream = stream;
    this.framesPerSecond = framesPerSecond;
    this.camera = new ArrayBlockingQueue<>(framesPerSecond);
    this.pictures = pictures;
    this.sensor = new Thread(this::takePictures, "camera-" + stream.camera().id());
    this.vms = new Thread(this::recordAndOffer, "vms-" + stream.camera().id());
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
        Long number = camera.poll(100, TimeUnit.MILLISECONDS);
        if (number == null) {
          continue;
        }
        if (number != before + 1) {
          gaps.incrementAndGet();
        }
        before = number;
        recorded.incrementAndGet();
        offer();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void offer() {
    FrameBuffer picture = pictures.of(Command.DETECT);
    long beginNanos = System.nanoTime();
    stream.offer(picture);
    longestOfferNanos.accumulateAndGet(System.nanoTime() - beginNanos, Math::max);
  }

  Stream stream() {
    return stream;
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
