package io.nunchi.tck.internal.check;

import io.nunchi.tck.internal.watch.ClassCensus;
import io.nunchi.tck.internal.watch.Footprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Distinguishes leaks from caches that fill up.
 *
 * <p>A round is four windows of as many steps each, with a look at the footprint before and after
 * each of them. What a round grew is four times its second smallest window, so that at least three
 * windows grew as much: neither one jump, nor other processes, nor a slow machine matter. A
 * quantity that grew by more than its noise is suspect, and suspects are tried for further rounds.
 * A leak grows by as much for every step, for ever; caches, pools and compiled code fill up. So it
 * is a leak only if every round grew by more than the noise, and the last one by at least half of
 * the one before.
 */
final class Growth {

  static final int WINDOWS = 4;
  static final int ROUNDS = 3;

  /**
   * Something that must not grow.
   *
   * @param name its name, in the plural
   * @param part where it is in a footprint
   * @param noise the growth that a round may have
   * @param check where to look when it grows
   */
  record Quantity(String name, ToLongFunction<Footprint> part, long noise, String check) {}

  /**
   * Something that grew in every round.
   *
   * @param quantity the quantity that grew
   * @param growth the growth of the last round
   * @param steps the steps of a round
   * @param objects the classes of which there are more objects by at least one for every two steps
   */
  record Leak(Quantity quantity, long growth, long steps, List<String> objects) {

    String describe() {
      String each = growth >= steps ? ", " + growth / steps + " for each" : "";
      String what = objects.isEmpty() ? "" : "; more objects: " + String.join(", ", objects);
      return "about %d more %s after %d of them%s%s"
          .formatted(growth, quantity.name(), steps, each, what);
    }
  }

  /** Takes the steps of one window, and looks. */
  interface Window {
    Footprint run(Footprint before) throws Exception;
  }

  private static final int CLASSES = 5;

  private final List<Quantity> quantities;
  private final long stepsPerRound;
  private List<Suspect> watched = List.of();

  Growth(List<Quantity> quantities, long stepsPerWindow) {
    this.quantities = quantities;
    this.stepsPerRound = stepsPerWindow * WINDOWS;
  }

  /** Runs as many rounds as it takes; the leaks come in the order of the quantities. */
  List<Leak> watch(Footprint begin, Window window) throws Exception {
    watched = quantities.stream().map(Suspect::new).toList();
    List<Suspect> suspects = watched;
    ClassCensus before = ClassCensus.none();
    Footprint now = begin;
    for (int round = 0; round < ROUNDS && !suspects.isEmpty(); round++) {
      if (round == ROUNDS - 1) {
        before = ClassCensus.now();
      }
      List<Footprint> looks = new ArrayList<>(List.of(now));
      for (int i = 0; i < WINDOWS; i++) {
        now = window.run(now);
        looks.add(now);
      }
      suspects = suspects.stream().filter(suspect -> suspect.stillGrows(looks)).toList();
    }
    if (suspects.isEmpty()) {
      return List.of();
    }
    List<String> objects =
        ClassCensus.now().moreSince(before, Math.max(1, stepsPerRound / 2), CLASSES);
    return suspects.stream()
        .map(suspect -> new Leak(suspect.quantity, suspect.last, stepsPerRound, objects))
        .toList();
  }

  /** Returns the growth of each quantity for one step, in the last round that looked at it. */
  Map<String, Double> perStep() {
    Map<String, Double> growths = new LinkedHashMap<>();
    for (Suspect suspect : watched) {
      growths.put(suspect.quantity.name(), Math.max(0, suspect.last) / (double) stepsPerRound);
    }
    return growths;
  }

  /** Returns the growth of a round if each of its windows had grown like the second smallest. */
  static long of(List<Footprint> looks, ToLongFunction<Footprint> part) {
    long[] growths = new long[looks.size() - 1];
    for (int i = 0; i < growths.length; i++) {
      growths[i] = part.applyAsLong(looks.get(i + 1)) - part.applyAsLong(looks.get(i));
    }
    Arrays.sort(growths);
    return growths[1] * growths.length;
  }

  private static final class Suspect {
    private final Quantity quantity;
    private long last;

    Suspect(Quantity quantity) {
      this.quantity = quantity;
    }

    boolean stillGrows(List<Footprint> round) {
      long before = last;
      last = of(round, quantity.part());
      return last > quantity.noise() && last >= before / 2;
    }
  }
}
