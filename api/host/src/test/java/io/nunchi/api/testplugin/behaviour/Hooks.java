package io.nunchi.api.testplugin.behaviour;

import java.util.EnumMap;
import java.util.Map;

/** Misbehaviour that a behaviour leaves for a later call into the plugin. */
public final class Hooks {

  /** The later call. */
  public enum Moment {
    NEXT_FRAME,
    NEXT_OPEN,
    SAVE,
    CLOSE
  }

  /** The misbehaviour. */
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }

  private final Map<Moment, Action> actions = new EnumMap<>(Moment.class);

  public synchronized void at(Moment moment, Action action) {
    actions.put(moment, action);
  }

  /** Runs and forgets the action; what it throws is thrown, checked or not. */
  public void reach(Moment moment) {
    Action action;
    synchronized (this) {
      action = actions.remove(moment);
    }
    if (action != null) {
      try {
        action.run();
      } catch (Exception e) {
        Hooks.<RuntimeException>throwUndeclared(e);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwUndeclared(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
