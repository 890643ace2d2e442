package io.nunchi.api.internal.shadow;

import io.nunchi.api.HostException;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.api.shadow.ShadowReport;
import io.nunchi.api.shadow.ShadowReport.State;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds the shadow of an engine, if it has one. Any thread. */
public final class ShadowPlace {

  private final AtomicReference<@Nullable RunningShadow> current = new AtomicReference<>();

  public void requireFree(String pluginId) throws HostException {
    if (current.get() != null) {
      throw ShadowProblems.placeIsTaken(pluginId);
    }
  }

  /** Takes the place, and the streams that there are; the set may change meanwhile. */
  public void begin(RunningShadow shadow, Set<LiveStream> streams) throws HostException {
    while (!current.compareAndSet(null, shadow)) {
      requireFree(shadow.candidateId());
    }
    shadow.services().listeners().tellMetricsChanged();
    for (LiveStream stream : streams) {
      shadow.follow(stream);
      if (!streams.contains(stream)) { // it left before anybody could tell this place
        shadow.unfollow(stream);
      }
    }
  }

  void leave(RunningShadow shadow) {
    if (current.compareAndSet(shadow, null)) {
      shadow.services().listeners().tellMetricsChanged();
    }
  }

  /** The report of the shadow that has the place. */
  public Optional<ShadowReport> report() {
    return Optional.ofNullable(current.get()).map(RunningShadow::report);
  }

  /** The shadow whose candidate can be promoted. */
  public RunningShadow running() throws HostException {
    RunningShadow found = current.get();
    if (found == null) {
      throw ShadowProblems.noCandidate("none");
    }
    if (found.state() != State.RUNNING) {
      throw ShadowProblems.noCandidate(found.report().state() + ": " + found.report().why());
    }
    return found;
  }

  public void opened(LiveStream stream) {
    RunningShadow shadow = current.get();
    if (shadow != null) {
      shadow.follow(stream);
    }
  }

  public void closed(LiveStream stream) {
    RunningShadow shadow = current.get();
    if (shadow != null) {
      shadow.unfollow(stream);
    }
  }

  public void close() {
    RunningShadow shadow = current.get();
    if (shadow != null) {
      shadow.closeWithEngine();
    }
  }
}
