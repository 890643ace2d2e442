package io.nunchi.reference.internal.preprocess;

/**
 * The whole number of pixels that a letterboxed picture's side is drawn with. The code that a model
 * was trained with rounds in one of these ways, and computes in double precision; so does this.
 */
public enum LetterboxRounding {
  /** Cuts the fraction off: YOLOX, NanoDet. */
  FLOOR {
    @Override
    double whole(double length) {
      return Math.floor(length);
    }
  },
  /** Python's {@code round}, a half to the even neighbour: Ultralytics, YOLOv5, YOLOv7. */
  HALF_EVEN {
    @Override
    double whole(double length) {
      return Math.rint(length);
    }
  },
  /** Adds a half and cuts the fraction off: MMDetection. */
  HALF_UP {
    @Override
    double whole(double length) {
      return Math.floor(length + 0.5);
    }
  };

  abstract double whole(double length);

  /** The drawn pixels of a side: at least one, and no more than there is room for. */
  int drawn(double length, int room) {
    return (int) Math.max(1, Math.min(room, whole(length)));
  }
}
