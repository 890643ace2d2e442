package io.nunchi.cli.internal.video;

import java.util.Optional;

/** The eight ways in which a stored picture can lie, named by what turns it upright. */
public enum DisplayRotation {
  UPRIGHT("", 0, false),
  ROTATED_90("transpose=clock", 90, false),
  ROTATED_180("hflip,vflip", 180, false),
  ROTATED_270("transpose=cclock", 270, false),
  /** Left and right are exchanged. */
  MIRRORED("hflip", 0, true),
  /** Exchanged left and right, then turned by a quarter. */
  MIRRORED_ROTATED_90("transpose=clock_flip", 90, true),
  /** Top and bottom are exchanged. */
  MIRRORED_ROTATED_180("vflip", 180, true),
  /** Columns become rows. */
  MIRRORED_ROTATED_270("transpose=cclock_flip", 270, true);

  /** A part of a turn that is left out: less than one degree. */
  private static final double NEGLIGIBLE = Math.sin(Math.toRadians(1));

  private final String filters;
  private final int degrees;
  private final boolean mirrored;

  DisplayRotation(String filters, int degrees, boolean mirrored) {
    this.filters = filters;
    this.degrees = degrees;
    this.mirrored = mirrored;
  }

  /**
   * Reads a display matrix, which says where a stored pixel is shown.
   *
   * @param matrix nine numbers by rows, as containers hold them
   * @return the orientation, or empty if the matrix turns by another angle or shears
   */
  static Optional<DisplayRotation> of(int[] matrix) {
    double rightToRight = matrix[0];
    double rightToDown = matrix[1];
    double downToRight = matrix[3];
    double downToDown = matrix[4];
    double straight = Math.min(Math.abs(rightToRight), Math.abs(downToDown));
    double crossed = Math.min(Math.abs(rightToDown), Math.abs(downToRight));
    double otherThanStraight = Math.max(Math.abs(rightToDown), Math.abs(downToRight));
    double otherThanCrossed = Math.max(Math.abs(rightToRight), Math.abs(downToDown));
    if (straight > 0 && otherThanStraight <= NEGLIGIBLE * straight) {
      return Optional.of(straight(rightToRight > 0, downToDown > 0));
    }
    if (crossed > 0 && otherThanCrossed <= NEGLIGIBLE * crossed) {
      return Optional.of(crossed(rightToDown > 0, downToRight > 0));
    }
    return Optional.empty();
  }

  private static DisplayRotation straight(boolean rightStaysRight, boolean downStaysDown) {
    if (rightStaysRight) {
      return downStaysDown ? UPRIGHT : MIRRORED_ROTATED_180;
    }
    return downStaysDown ? MIRRORED : ROTATED_180;
  }

  private static DisplayRotation crossed(boolean rightGoesDown, boolean downGoesRight) {
    if (rightGoesDown) {
      return downGoesRight ? MIRRORED_ROTATED_270 : ROTATED_90;
    }
    return downGoesRight ? ROTATED_270 : MIRRORED_ROTATED_90;
  }

  /** FFmpeg's filters that turn the stored picture upright; empty if it is. */
  String filters() {
    return filters;
  }

  /** The clockwise turn that is applied, after mirroring. */
  public int degrees() {
    return degrees;
  }

  /** Returns true if left and right are exchanged before the turn. */
  public boolean isMirrored() {
    return mirrored;
  }

  /** Returns true if width and height are exchanged. */
  boolean swapsSides() {
    return degrees % 180 != 0;
  }
}
