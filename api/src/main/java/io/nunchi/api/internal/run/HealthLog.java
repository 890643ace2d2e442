package io.nunchi.api.internal.run;

import io.nunchi.api.StreamHealth;
import java.time.Instant;

/** How a stream is; a state that lasts keeps its first moment. */
final class HealthLog {

  private volatile StreamHealth current =
      new StreamHealth(StreamHealth.State.STARTING, Instant.now(), "no frame was analyzed yet");

  StreamHealth now() {
    return current;
  }

  synchronized void change(StreamHealth.State state, String why) {
    if (current.state() != state && current.state() != StreamHealth.State.STOPPED) {
      current = new StreamHealth(state, Instant.now(), why);
    }
  }
}
