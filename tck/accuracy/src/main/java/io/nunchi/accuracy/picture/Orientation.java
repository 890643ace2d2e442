package io.nunchi.accuracy.picture;

/** The eight ways in which a stored picture becomes an upright one, as EXIF numbers them. */
public enum Orientation {
  /** Stored as it is shown. */
  UPRIGHT(1, false, false, false),
  /** Shown with left and right exchanged. */
  MIRRORED(2, false, true, false),
  /** Shown turned by half. */
  TURNED_180(3, false, true, true),
  /** Shown with top and bottom exchanged. */
  FLIPPED(4, false, false, true),
  /** Shown with rows as columns. */
  TRANSPOSED(5, true, false, false),
  /** Shown turned clockwise by a quarter. */
  TURNED_90(6, true, false, true),
  /** Shown with rows as columns, then turned by half. */
  TRANSVERSED(7, true, true, true),
  /** Shown turned clockwise by three quarters. */
  TURNED_270(8, true, true, false);

  private final int exifNumber;
  private final boolean swapsSides;
  private final boolean fromRight;
  private final boolean fromBottom;

  Orientation(int exifNumber, boolean swapsSides, boolean fromRight, boolean fromBottom) {
    this.exifNumber = exifNumber;
    this.swapsSides = swapsSides;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /**
   * The orientation of an EXIF number.
   *
   * @param number 1 to 8; any other one says nothing, as in every common reader
   * @return the orientation
   */
  public static Orientation ofExif(int number) {
    for (Orientation orientation : values()) {
      if (orientation.exifNumber == number) {
        return orientation;
      }
    }
    return UPRIGHT;
  }

  /** The number in EXIF, from 1. */
  public int exifNumber() {
    return exifNumber;
  }

  /** Returns true if the upright picture is as wide as the stored one is high. */
  public boolean swapsSides() {
    return swapsSides;
  }

  /**
   * The index of the stored pixel that is shown at a place of the upright picture.
   *
   * @param x column of the upright picture
   * @param y row of the upright picture
   * @param storedWidth in pixels
   * @param storedHeight in pixels
   * @return {@code row * storedWidth + column} in the stored picture
   */
  public int storedIndex(int x, int y, int storedWidth, int storedHeight) {
    int column = swapsSides ? y : x;
    int row = swapsSides ? x : y;
    int storedColumn = fromRight ? storedWidth - 1 - column : column;
    int storedRow = fromBottom ? storedHeight - 1 - row : row;
    return storedRow * storedWidth + storedColumn;
  }
}
