package io.nunchi.api;

/**
 * A stream's weight for the workers' time while there is not enough for all. No priority starves
 * another.
 */
public enum StreamPriority {
  /** Half of what a normal stream gets. */
  LOW(1),
  /** The usual share. */
  NORMAL(2),
  /** Twice as much as a normal stream. */
  HIGH(4);

  private final int weight;

  StreamPriority(int weight) {
    this.weight = weight;
  }

  /**
   * The share in numbers.
   *
   * @return the parts of the workers' time that a stream gets, relative to the other streams
   */
  public int weight() {
    return weight;
  }
}
