package io.nunchi.testing;

/**
 * The memory of a plane beside its pixels. None of it belongs to the picture (rule 5.4).
 *
 * <p>Immutable; any thread. Methods that change a part return a new description.
 *
 * @param padding unused bytes behind each row
 * @param filler the value of the unused bytes
 * @param offset bytes between an aligned address and the first row
 * @param tail true if padding follows the last row, too; false if the buffer ends with the last
 *     row's last byte
 */
public record PlaneMemory(int padding, int filler, int offset, boolean tail) {

  /** Rows that follow each other without a gap, from an aligned address on. */
  public static final PlaneMemory TIGHT = new PlaneMemory(0, 0, 0, true);

  /**
   * Describes aligned rows with padding behind each of them, the last one included.
   *
   * @param padding unused bytes behind each row
   * @param filler the value of the unused bytes
   * @return the description
   */
  public static PlaneMemory padded(int padding, int filler) {
    return new PlaneMemory(padding, filler, 0, true);
  }

  /**
   * Moves the first row.
   *
   * @param newOffset bytes between an aligned address and the first row
   * @return the changed description
   */
  public PlaneMemory offsetBy(int newOffset) {
    return new PlaneMemory(padding, filler, newOffset, tail);
  }

  /**
   * Ends the buffer with the last row's last byte.
   *
   * @return the changed description
   */
  public PlaneMemory withoutTail() {
    return new PlaneMemory(padding, filler, offset, false);
  }

  @Override
  public String toString() {
    return "%d bytes of %d behind each row%s, first row %s"
        .formatted(
            padding,
            filler,
            tail ? "" : " but the last",
            offset == 0 ? "aligned" : offset + " bytes behind an aligned address");
  }
}
