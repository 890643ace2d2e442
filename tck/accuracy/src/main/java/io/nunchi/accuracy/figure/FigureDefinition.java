package io.nunchi.accuracy.figure;

/**
 * The properties of a {@link Figure}, named one by one. It begins with the direction, so that no
 * figure can be added without one.
 */
final class FigureDefinition {

  private final Direction direction;
  private final String name;
  private final String title;
  private final String description;
  private double least = Double.NEGATIVE_INFINITY;
  private double most = Double.POSITIVE_INFINITY;
  private boolean hasInterval;
  private boolean isHeadline;

  private FigureDefinition(Direction direction, String name, String title, String description) {
    this.direction = direction;
    this.name = name;
    this.title = title;
    this.description = description;
  }

  static FigureDefinition higherIsBetter(String name, String title, String description) {
    return new FigureDefinition(Direction.HIGHER_IS_BETTER, name, title, description);
  }

  static FigureDefinition lowerIsBetter(String name, String title, String description) {
    return new FigureDefinition(Direction.LOWER_IS_BETTER, name, title, description);
  }

  /** The figure is never below a bound. */
  FigureDefinition atLeast(double bound) {
    least = bound;
    return this;
  }

  /** The figure is never above a bound. */
  FigureDefinition atMost(double bound) {
    most = bound;
    return this;
  }

  /** The figure has a 95 % interval, given enough frames. */
  FigureDefinition withInterval() {
    hasInterval = true;
    return this;
  }

  /** Tables for people show the figure. */
  FigureDefinition headline() {
    isHeadline = true;
    return this;
  }

  Direction direction() {
    return direction;
  }

  String name() {
    return name;
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  boolean hasInterval() {
    return hasInterval;
  }

  boolean isHeadline() {
    return isHeadline;
  }
}
