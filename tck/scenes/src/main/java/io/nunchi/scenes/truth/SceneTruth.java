package io.nunchi.scenes.truth;

import java.util.List;

/**
 * The targets of one frame.
 *
 * <p>Immutable; any thread.
 *
 * @param frame the frame's number, from 1
 * @param targets all targets with a box, in order of their track ids
 */
public record SceneTruth(int frame, List<TrueTarget> targets) {

  /**
   * Copies the list.
   *
   * @param frame the frame's number
   * @param targets the targets
   */
  public SceneTruth {
    targets = List.copyOf(targets);
  }
}
