package io.nunchi.scenes.internal.space;

import java.util.List;

/**
 * Random numbers that are the same on every machine: SplitMix64 (Steele, Lea, Flood: Fast
 * Splittable Pseudorandom Number Generators, 2014). For one thread.
 */
public final class Dice {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  public Dice(long seed) {
    state = seed;
  }

  /** Dice of their own for one purpose, so that more throws here change nothing there. */
  public static Dice of(long seed, String purpose) {
    return new Dice(mix(seed) ^ mix(purpose.hashCode()));
  }

  /** Scatters the bits of a number. */
  public static long mix(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** Any 64 bits. */
  public long bits() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A number from 0 to just below 1. */
  public double unit() {
    return (bits() >>> 11) * 0x1p-53;
  }

  public double between(double least, double most) {
    return least + unit() * (most - least);
  }

  /** A whole number from 0 to just below the bound. */
  public int below(int bound) {
    return (int) (unit() * bound);
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** About normally distributed, mean 0, deviation 1, never beyond 6. */
  public double bell() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += unit();
    }
    return sum;
  }
}
