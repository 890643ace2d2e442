package io.nunchi.accuracy.data;

import java.util.List;

/**
 * A leniency that was needed to read a file.
 *
 * <p>Immutable; any thread.
 *
 * @param leniency its kind
 * @param count the number of rows, files or entries that needed it
 * @param places the first of them, as file and line
 */
public record Tolerated(Leniency leniency, long count, List<String> places) {

  /** Keeps a copy. */
  public Tolerated {
    places = List.copyOf(places);
  }

  /**
   * The leniency in one line.
   *
   * @return count, meaning and the first place
   */
  @Override
  public String toString() {
    String times = count == 1 ? "once" : count + " times";
    return "%s (first: %s): %s".formatted(times, places.get(0), leniency.description());
  }
}
