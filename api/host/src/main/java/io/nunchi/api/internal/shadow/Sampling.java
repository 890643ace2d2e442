package io.nunchi.api.internal.shadow;

/** Picks a part of one stream's frames, evenly spread, the first among them. For one thread. */
public final class Sampling {

  private final double rate;
  private long frames;

  /** Picks the part {@code rate}, above 0, at most 1. */
  public Sampling(double rate) {
    this.rate = rate;
  }

  /** Returns true if the next frame is picked. */
  public boolean next() {
    double before = Math.ceil(frames * rate);
    frames++;
    return Math.ceil(frames * rate) > before;
  }
}
