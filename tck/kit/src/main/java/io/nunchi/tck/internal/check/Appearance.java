package io.nunchi.tck.internal.check;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.testing.FrameLayout;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.Target;
import io.nunchi.testing.Walk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The average sighting of a target in the last frames of a walk.
 *
 * @param found the number of frames in which it was found
 * @param score the confidence, averaged over all last frames; 0 counts where it was not found
 * @param place the average place and size
 * @param kind the label and attributes
 */
record Appearance(int found, double score, Place place, Kind kind) {

  private static final double NEAR_SCORE = 0.03;
  private static final double CLEAR_SCORE = 0.5;
  private static final double SIMILAR_SCORE = 0.2;
  private static final double CONFUSION_MARGIN = 0.05;

  /** Allowed difference of two centres, in parts of the target and in pixels. */
  private static final double CENTRE_PART = 0.06;

  private static final double CENTRE_PIXELS = 1.5;

  private static final double SIZE_PART = 0.2;

  /** Allowed error of a centre, in parts of the target and in pixels. */
  private static final double BIAS_PART = 0.04;

  private static final double BIAS_PIXELS = 0.5;

  /** A network is taught where a person ends, and not where a picture of one does. */
  private static final double BIAS_PART_OF_PICTURE = 0.10;

  private static final double BIAS_PIXELS_OF_PICTURE = 1;

  /**
   * The average place of a target's boxes.
   *
   * @param x the centre's error in pixels, to the right
   * @param y the centre's error in pixels, downwards
   * @param size the average size
   */
  record Place(double x, double y, Size size) {}

  /**
   * The label and attributes of a target's detections.
   *
   * @param most those in most of the last frames; empty if there are no such
   * @param always true if all last frames have these
   */
  record Kind(Optional<String> most, boolean always) {

    private static Kind of(Map<String, Integer> counts) {
      return counts.entrySet().stream()
          .filter(entry -> entry.getValue() > Sightings.LAST_FRAMES / 2)
          .map(
              entry ->
                  new Kind(Optional.of(entry.getKey()), entry.getValue() == Sightings.LAST_FRAMES))
          .findFirst()
          .orElse(new Kind(Optional.empty(), false));
    }

    private boolean contradicts(Kind other) {
      return most.isPresent() && other.most.isPresent() && !most.equals(other.most);
    }
  }

  /**
   * The average size of a target's boxes.
   *
   * @param widthPart its width in parts of the target's
   * @param heightPart its height in parts of the target's
   * @param width the target's width in pixels
   * @param height the target's height in pixels
   */
  record Size(double widthPart, double heightPart, double width, double height) {}

  static Appearance of(Sightings sightings) {
    Walk walk = sightings.walk();
    FrameLayout layout = walk.layout();
    double score = 0;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    int found = 0;
    Map<String, Integer> kinds = new TreeMap<>();
    for (int i = Walk.FRAMES - Sightings.LAST_FRAMES; i < Walk.FRAMES; i++) {
      Optional<Detection> seen = sightings.target(i);
      if (seen.isPresent()) {
        BoundingBox box = seen.get().box();
        BoundingBox truth = walk.truth(i);
        found++;
        score += seen.get().confidence();
        x += (box.left() + box.right() - truth.left() - truth.right()) / 2 * layout.width();
        y += (box.top() + box.bottom() - truth.top() - truth.bottom()) / 2 * layout.height();
        width += box.width() / truth.width();
        height += box.height() / truth.height();
        kinds.merge(kind(seen.get()), 1, Integer::sum);
      }
    }
    BoundingBox truth = walk.truth(Walk.FRAMES - 1);
    int count = Math.max(1, found);
    return new Appearance(
        found,
        score / Sightings.LAST_FRAMES,
        new Place(
            x / count,
            y / count,
            new Size(
                width / count,
                height / count,
                truth.width() * layout.width(),
                truth.height() * layout.height())),
        Kind.of(kinds));
  }

  private static String kind(Detection seen) {
    List<String> attributes = seen.attributes().stream().map(Appearance::text).sorted().toList();
    return seen.label() + (attributes.isEmpty() ? "" : " " + attributes);
  }

  private static String text(Attribute attribute) {
    return attribute.name() + " " + attribute.value();
  }

  boolean isFound() {
    return found >= Sightings.LAST_FRAMES / 2;
  }

  boolean isAlwaysFound() {
    return found == Sightings.LAST_FRAMES;
  }

  /** Tells whether the target was found at the place, and in the size, of another appearance. */
  boolean isAtSamePlace(Appearance other) {
    Size size = place.size;
    Size otherSize = other.place.size;
    return isFound()
        && Math.abs(place.x - other.place.x) <= CENTRE_PART * size.width + CENTRE_PIXELS
        && Math.abs(place.y - other.place.y) <= CENTRE_PART * size.height + CENTRE_PIXELS
        && Math.abs(size.widthPart - otherSize.widthPart) <= SIZE_PART + CENTRE_PIXELS / size.width
        && Math.abs(size.heightPart - otherSize.heightPart)
            <= SIZE_PART + CENTRE_PIXELS / size.height;
  }

  /** Returns the mean of two walks through frames of one size. */
  Appearance averagedWith(Appearance other) {
    Size size = place.size;
    Size otherSize = other.place.size;
    return new Appearance(
        Math.min(found, other.found),
        (score + other.score) / 2,
        new Place(
            (place.x + other.place.x) / 2,
            (place.y + other.place.y) / 2,
            new Size(
                (size.widthPart + otherSize.widthPart) / 2,
                (size.heightPart + otherSize.heightPart) / 2,
                size.width,
                size.height)),
        kind);
  }

  /**
   * Tells whether the centre is the target's, within {@value #BIAS_PART} of its size, and {@value
   * #BIAS_PART_OF_PICTURE} of that of a picture.
   */
  boolean isCentredOn(Target target) {
    double part = target.isPicture() ? BIAS_PART_OF_PICTURE : BIAS_PART;
    double pixels = target.isPicture() ? BIAS_PIXELS_OF_PICTURE : BIAS_PIXELS;
    return Math.abs(place.x) <= part * place.size.width + pixels
        && Math.abs(place.y) <= part * place.size.height + pixels;
  }

  /** Tells whether the size is the target's, within {@value #SIZE_PART} and a pixel a side. */
  boolean isOfItsSize() {
    return Math.abs(place.size.widthPart - 1) <= SIZE_PART + 2 / place.size.width
        && Math.abs(place.size.heightPart - 1) <= SIZE_PART + 2 / place.size.height;
  }

  /** Tells whether both are as equal as two pixel formats that lose nothing. */
  boolean isNear(Appearance other) {
    return Math.abs(found - other.found) <= 1
        && Math.abs(score - other.score) <= NEAR_SCORE + Math.abs(found - other.found) / 8.0
        && !kind.contradicts(other.kind);
  }

  /**
   * Tells whether this and its exchanged counterpart look like the reference's exchanged
   * counterpart and the reference, or like each other where the reference tells them apart.
   */
  boolean isConfused(Appearance exchanged, Appearance reference, Appearance referenceExchanged) {
    double straight =
        Math.abs(score - reference.score) + Math.abs(exchanged.score - referenceExchanged.score);
    double crossed =
        Math.abs(score - referenceExchanged.score) + Math.abs(exchanged.score - reference.score);
    boolean isToldApart = Math.abs(reference.score - referenceExchanged.score) >= CLEAR_SCORE;
    boolean isSimilar = Math.abs(score - exchanged.score) <= SIMILAR_SCORE;
    return crossed + CONFUSION_MARGIN < straight
        || (isToldApart && isSimilar)
        || isOtherKind(exchanged, reference, referenceExchanged);
  }

  private boolean isOtherKind(
      Appearance exchanged, Appearance reference, Appearance referenceExchanged) {
    return reference.kind.always
        && referenceExchanged.kind.always
        && reference.kind.contradicts(referenceExchanged.kind)
        && (found == 0
            || exchanged.found == 0
            || kind.contradicts(reference.kind)
            || exchanged.kind.contradicts(referenceExchanged.kind));
  }

  String describe() {
    return found == 0
        ? "not found"
        : ("%s, found in %d of the last %d frames, with a confidence of %.2f on average, centre off by"
                + " %.1f and %.1f pixels, size %.2f x %.2f of the target's")
            .formatted(
                kind.most.orElse("of changing kinds"),
                found,
                Sightings.LAST_FRAMES,
                score,
                place.x,
                place.y,
                place.size.widthPart,
                place.size.heightPart);
  }
}
