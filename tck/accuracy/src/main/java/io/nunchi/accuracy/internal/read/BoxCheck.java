package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.PixelBox;
import org.jspecify.annotations.Nullable;

/** Checks that four numbers are a box, and that a number is a confidence. */
final class BoxCheck {

  private BoxCheck() {}

  /** A labelled box, or null after adding what is wrong with it. */
  static @Nullable PixelBox labelled(
      double left,
      double top,
      double width,
      double height,
      FileLocation location,
      FoundProblems problems) {
    PixelBox box = found(left, top, width, height, location, problems);
    if (box != null && (width == 0 || height == 0)) {
      problems.add(
          location.value(
              "a labelled box has no size", "a width and height above 0", box.toString()));
      return null;
    }
    return box;
  }

  /** A found box, or null after adding what is wrong with it; it may be a point. */
  static @Nullable PixelBox found(
      double left,
      double top,
      double width,
      double height,
      FileLocation location,
      FoundProblems problems) {
    String found = "left " + left + ", top " + top + ", width " + width + ", height " + height;
    if (!Double.isFinite(left + top + width + height)) {
      problems.add(location.value("a box is not finite", "four finite numbers", found));
      return null;
    }
    if (width < 0 || height < 0) {
      problems.add(
          location.value("a box has a negative size", "a width and height above 0", found));
      return null;
    }
    return new PixelBox(left, top, width, height);
  }

  /** Tells if it is a confidence; if not, adds the problem. */
  static boolean isConfidence(double confidence, FileLocation location, FoundProblems problems) {
    if (confidence >= 0 && confidence <= 1) {
      return true;
    }
    problems.add(
        location.value("a confidence is out of range", "a number from 0 to 1", "" + confidence));
    return false;
  }
}
