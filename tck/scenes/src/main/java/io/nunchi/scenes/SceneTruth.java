package io.nunchi.scenes;

import java.util.List;

/**
 * What there is to find in one frame.
 *
 * <p>Immutable; any thread.
 *
 * @param frame the frame's number, from 1
 * @param targets all whose box is not empty, in order of their track ids
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
