package io.nunchi.api.fault;

/** The frames that a camera has offered, and those of them that were analyzed, until a moment. */
record CameraRate(long offered, long analyzed) {

  /** At the end of any span, one frame may wait and one may be in analysis. */
  private static final double MOST_UNDER_WAY = 2;

  CameraRate since(CameraRate before) {
    return new CameraRate(offered - before.offered, analyzed - before.analyzed);
  }

  /** The part of the frames that was analyzed, from 0 to 1. */
  double part() {
    return Math.min(1, (analyzed + MOST_UNDER_WAY) / Math.max(offered, 1));
  }
}
