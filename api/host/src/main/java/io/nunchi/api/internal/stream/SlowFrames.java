package io.nunchi.api.internal.stream;

import io.nunchi.loading.HostThread;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Begins {@link SlowFrame} events. The JDK's Flight Recorder takes one to two seconds to start on
 * its first use in a process, so it is started beside the host and never by an offer.
 */
public final class SlowFrames {

  private static volatile boolean ready;

  private SlowFrames() {}

  /** Starts the Flight Recorder, on another thread if it takes time. */
  public static void prepare() {
    if (ready) {
      return;
    }
    if (FlightRecorder.isInitialized()) {
      look();
      return;
    }
    HostThread.of(SlowFrames::look, "nunchi-flight-recorder").start();
  }

  private static void look() {
    ready = SlowFrame.isRecorded() || FlightRecorder.isAvailable();
  }

  /** Begins with the offer of a frame; null while nothing records. */
  static @Nullable SlowFrame beginIfRecorded() {
    if (!ready || !SlowFrame.isRecorded()) {
      return null;
    }
    SlowFrame event = new SlowFrame();
    event.begin();
    return event;
  }
}
