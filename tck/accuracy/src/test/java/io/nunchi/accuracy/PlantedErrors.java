package io.nunchi.accuracy;

import java.util.Random;

/**
 * Misses things and sees others, each with half of the error rate, and more often while the light
 * is bad, which lasts for some frames. For one thread.
 */
final class PlantedErrors {

  private final double errorRate;
  private final Random random;
  private double light = 1;

  /**
   * Begins a film.
   *
   * @param errorRate false alarms and misses for every thing that is there
   * @param seed chooses the film
   */
  PlantedErrors(double errorRate, long seed) {
    this.errorRate = errorRate;
    this.random = new Random(seed);
  }

  /** Turns to the next frame. */
  void nextFrame() {
    light = random.nextInt(5) == 0 ? 2 * random.nextDouble() : light;
  }

  /** Tells if the analyzer errs the next time that it can. */
  boolean errs() {
    return random.nextDouble() < errorRate / 2 * light;
  }
}
