package io.nunchi.api.internal.run;

import io.nunchi.api.HostException;
import io.nunchi.api.shadow.ShadowReport.State;
import io.nunchi.spi.failure.Problem;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where an engine has its shadow, if it has one. Any thread. */
final class ShadowPlace {

  private final AtomicReference<@Nullable RunningShadow> current = new AtomicReference<>();

  void requireFree(String pluginId) throws HostException {
    if (current.get() != null) {
      throw new HostException(
          Problem.of("NUN-4550", "the engine has a shadow already")
              .expected("one shadow at a time")
              .found("another candidate, " + pluginId)
              .where("shadow")
              .fix("close the other shadow first"));
    }
  }

  /** Takes the place, and the streams that there are. */
  void begin(RunningShadow shadow, Iterable<RunningStream> streams) throws HostException {
    while (!current.compareAndSet(null, shadow)) {
      requireFree(shadow.candidateId());
    }
    streams.forEach(shadow::follow);
  }

  void leave(RunningShadow shadow) {
    current.compareAndSet(shadow, null);
  }

  /** The shadow whose candidate can be promoted. */
  RunningShadow running() throws HostException {
    RunningShadow found = current.get();
    if (found == null) {
      throw noCandidate("none");
    }
    if (found.state() != State.RUNNING) {
      throw noCandidate(found.report().state() + ": " + found.report().why());
    }
    return found;
  }

  static HostException noCandidate(String found) {
    return new HostException(
        Problem.of("NUN-4551", "there is no candidate to promote")
            .expected("a running shadow of this engine")
            .found(found)
            .where("shadow")
            .fix("start a shadow, and let it compare frames"));
  }

  void opened(RunningStream stream) {
    RunningShadow shadow = current.get();
    if (shadow != null) {
      shadow.follow(stream);
    }
  }

  void closed(RunningStream stream) {
    RunningShadow shadow = current.get();
    if (shadow != null) {
      shadow.unfollow(stream);
    }
  }

  void close() {
    RunningShadow shadow = current.get();
    if (shadow != null) {
      shadow.closeWithEngine();
    }
  }
}
