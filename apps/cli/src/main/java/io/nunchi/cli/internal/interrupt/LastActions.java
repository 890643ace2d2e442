package io.nunchi.cli.internal.interrupt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Actions that leave nothing behind when the process ends in the middle of a run: at a second
 * signal, which ends it at once, and at any exit. Any thread.
 */
public final class LastActions {

  private static final List<Runnable> ACTIONS = new CopyOnWriteArrayList<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(LastActions::run, "nunchi-last-actions"));
  }

  private LastActions() {}

  /** Adds an action, which may run while everything else goes on. */
  public static void add(Runnable action) {
    ACTIONS.add(action);
  }

  /** Removes an action that is not needed any more. */
  public static void remove(Runnable action) {
    ACTIONS.remove(action);
  }

  static void run() {
    ACTIONS.forEach(Runnable::run);
  }
}
