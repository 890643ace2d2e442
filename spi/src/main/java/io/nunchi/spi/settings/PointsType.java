package io.nunchi.spi.settings;

import io.nunchi.spi.geometry.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Points of the picture that a person draws: a line or an area, written {@code x,y x,y ...} in
 * parts of the frame's width and height. No points at all means that nothing was drawn.
 *
 * @param closed true for a polygon (an area), false for a polyline (a line)
 * @param maxPoints the greatest number of points
 * @since 1.0
 */
public record PointsType(boolean closed, int maxPoints) implements SettingType<List<Point>> {

  /**
   * Checks the parts.
   *
   * @param closed true for a polygon
   * @param maxPoints the greatest number of points
   */
  public PointsType {
    if (maxPoints < leastPoints(closed)) {
      throw new IllegalArgumentException(
          "at least " + leastPoints(closed) + " points; found " + maxPoints);
    }
  }

  @Override
  public String kind() {
    return closed ? "polygon" : "polyline";
  }

  @Override
  public String description() {
    return "%d to %d points \"x,y x,y ...\" in [0, 1], or nothing"
        .formatted(leastPoints(closed), maxPoints);
  }

  @Override
  public List<Point> parse(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(stripped.split("\\s+")).map(PointsType::parsePoint).toList();
  }

  private static Point parsePoint(String text) {
    String[] coordinates = text.split(",", -1);
    if (coordinates.length != 2) {
      throw new IllegalArgumentException("not a point of the form x,y: " + text);
    }
    try {
      return new Point(Double.parseDouble(coordinates[0]), Double.parseDouble(coordinates[1]));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("not a point of the form x,y: " + text, notANumber);
    }
  }

  @Override
  public String format(List<Point> value) {
    return value.stream()
        .map(point -> point.x() + "," + point.y())
        .collect(Collectors.joining(" "));
  }

  @Override
  public Optional<String> problemWith(List<Point> value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.size() < leastPoints(closed) || value.size() > maxPoints) {
      return Optional.of(value.size() + " points");
    }
    return value.stream()
        .filter(point -> !isPart(point.x()) || !isPart(point.y()))
        .findFirst()
        .map(point -> point.x() + "," + point.y() + " lies outside the picture");
  }

  private static int leastPoints(boolean closed) {
    return closed ? 3 : 2;
  }

  private static boolean isPart(double coordinate) {
    return coordinate >= 0 && coordinate <= 1;
  }
}
