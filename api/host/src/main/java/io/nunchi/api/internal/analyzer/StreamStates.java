package io.nunchi.api.internal.analyzer;

import io.nunchi.spi.SavedState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last saved state of a stream, from which the next analyzer of the same plugin goes on. Any
 * thread.
 */
public final class StreamStates {

  private record Kept(String pluginId, SavedState state) {}

  private volatile @Nullable Kept last;

  /** Begins with a state that is meant for a plugin, or without one. */
  public static StreamStates beginningWith(String pluginId, Optional<SavedState> state) {
    StreamStates states = new StreamStates();
    state.ifPresent(given -> states.keep(pluginId, given));
    return states;
  }

  /** The state that was saved for a plugin, unless another plugin saved one since. */
  Optional<SavedState> of(String pluginId) {
    Kept kept = last;
    return kept != null && kept.pluginId().equals(pluginId)
        ? Optional.of(kept.state())
        : Optional.empty();
  }

  void keep(String pluginId, SavedState state) {
    last = new Kept(pluginId, state);
  }

  /** Forgets a state with which an analyzer did not work. */
  void forget() {
    last = null;
  }
}
