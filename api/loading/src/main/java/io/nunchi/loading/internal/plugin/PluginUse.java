package io.nunchi.loading.internal.plugin;

import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Set;

/**
 * One engine's use of its plugin's realm.
 *
 * @param threadsBefore ids of the plugin's threads before the engine started
 */
public record PluginUse(PluginRealm realm, Set<Long> threadsBefore) {

  /** Ends the use when the engine is closed; returns what it left behind. */
  public List<Problem> end() {
    return realm.endUse(this);
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
