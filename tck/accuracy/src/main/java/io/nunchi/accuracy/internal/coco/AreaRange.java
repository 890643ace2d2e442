package io.nunchi.accuracy.internal.coco;

import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.TruthBox;
import java.util.List;
import java.util.Locale;

/** COCO's sizes of things, by area in square pixels. */
public enum AreaRange {
  ALL(0, 1e10),
  SMALL(0, 32 * 32),
  MEDIUM(32 * 32, 96 * 96),
  LARGE(96 * 96, 1e10);

  /** The sizes that boxes have, without {@link #ALL}. */
  public static final List<AreaRange> SIZES = List.of(SMALL, MEDIUM, LARGE);

  private final double least;
  private final double most;

  AreaRange(double least, double most) {
    this.least = least;
    this.most = most;
  }

  /** The size's name in reports. */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells if missing a label is an error in this range. */
  boolean counts(TruthBox truth) {
    return truth.isCounted() && contains(truth.area());
  }

  /** Tells if a detection that fits no label is an error in this range. */
  boolean counts(FoundBox found) {
    return contains(found.box().area());
  }

  private boolean contains(double area) {
    return area >= least && area <= most;
  }

  /** The one size that an area has; areas on a border are of the smaller size. */
  public static AreaRange sizeOf(double area) {
    if (area <= SMALL.most) {
      return SMALL;
    }
    return area <= MEDIUM.most ? MEDIUM : LARGE;
  }
}
