package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.VideoProbe;

/**
 * The part that pictures play when a dataset is read.
 *
 * @param areNeeded true if an analyzer is to see them, so that all of them must be there
 * @param probe looks at a video that holds them
 */
public record PictureDemand(boolean areNeeded, VideoProbe probe) {

  /** Every picture must be there. */
  public static PictureDemand needed(VideoProbe probe) {
    return new PictureDemand(true, probe);
  }

  /** Only their sizes are asked for. */
  public static PictureDemand notNeeded(VideoProbe probe) {
    return new PictureDemand(false, probe);
  }
}
