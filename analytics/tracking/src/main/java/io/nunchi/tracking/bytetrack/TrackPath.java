package io.nunchi.tracking.bytetrack;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.tracking.PathPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of a track. When it is full, every second point is dropped, and later ones are kept half
 * as often, so that a path of any length stays evenly spread over its time.
 */
final class TrackPath {

  static final int MOST_POINTS = 64;

  /** Points closer together than this tell nothing new. */
  private static final long LEAST_DISTANCE_NANOS = 100_000_000;

  private final List<PathPoint> points = new ArrayList<>(4);
  private long distanceNanos = LEAST_DISTANCE_NANOS;
  private long lastNanos;
  private BoundingBox last;

  TrackPath(long streamTimeNanos, BoundingBox box) {
    lastNanos = streamTimeNanos;
    last = box;
    points.add(new PathPoint(streamTimeNanos, box));
  }

  void add(long streamTimeNanos, BoundingBox box) {
    lastNanos = streamTimeNanos;
    last = box;
    if (streamTimeNanos - points.get(points.size() - 1).streamTimeNanos() < distanceNanos) {
      return;
    }
    points.add(new PathPoint(streamTimeNanos, box));
    if (points.size() >= MOST_POINTS) {
      thin();
    }
  }

  /** The points, the first and the last place among them. */
  List<PathPoint> points() {
    List<PathPoint> all = new ArrayList<>(points);
    if (all.get(all.size() - 1).streamTimeNanos() != lastNanos) {
      all.add(new PathPoint(lastNanos, last));
    }
    return all;
  }

  private void thin() {
    List<PathPoint> kept = new ArrayList<>(MOST_POINTS);
    for (int i = 0; i < points.size(); i += 2) {
      kept.add(points.get(i));
    }
    points.clear();
    points.addAll(kept);
    distanceNanos *= 2;
  }
}
