package io.nunchi.loading.plugin;

import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Set;

/**
 * One engine's use of the place that its plugin was loaded to.
 *
 * @param threadsBefore ids of the plugin's threads that were there before the engine started
 */
public record PluginUse(PluginRealm place, Set<Long> threadsBefore) {

  /** The engine is closed; says what it left behind. */
  public List<Problem> end() {
    return place.endUse(this);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
