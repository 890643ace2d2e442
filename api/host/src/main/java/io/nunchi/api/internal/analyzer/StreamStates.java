package io.nunchi.api.internal.analyzer;

import io.nunchi.spi.SavedState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last saved state of a stream, from which the next analyzer of the same plugin goes on. Any
 * thread.
 */
public final class StreamStates {

  /** An analyzer may fail for reasons of its own; two in a row have the state in common. */
  private static final int MOST_FAILURES = 2;

  private record Kept(String pluginId, SavedState state, int failures) {
    Kept failedAgain() {
      return new Kept(pluginId, state, failures + 1);
    }
  }

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
    last = new Kept(pluginId, state, 0);
  }

  /**
   * Notes the failure of an analyzer that went on from a state, and forgets the state if it may be
   * the reason: the analyzer gave no result, or it is the second one that failed.
   *
   * @return true if the state is forgotten
   */
  @SuppressWarnings("ReferenceEquality") // a later state with the same bytes has its own failures
  boolean failedFrom(SavedState state, boolean gaveResult) {
    Kept kept = last;
    if (kept == null || kept.state() != state) {
      return false;
    }
    Kept failed = kept.failedAgain();
    boolean forgotten = !gaveResult || failed.failures() == MOST_FAILURES;
    last = forgotten ? null : failed;
    return forgotten;
  }
}
