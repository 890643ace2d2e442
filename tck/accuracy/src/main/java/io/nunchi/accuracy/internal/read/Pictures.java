package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.VideoProbe;

/**
 * The part that pictures play when a dataset is read.
 *
 * @param areNeeded true if an analyzer is to see them, so that all of them must be there
 * @param probe looks at a video that holds them
 */
public record Pictures(boolean areNeeded, VideoProbe probe) {

  /** Every picture must be there. */
  public static Pictures needed(VideoProbe probe) {
    return new Pictures(true, probe);
  }

  /** Only their sizes are asked for. */
  public static Pictures notNeeded(VideoProbe probe) {
    return new Pictures(false, probe);
  }
}
