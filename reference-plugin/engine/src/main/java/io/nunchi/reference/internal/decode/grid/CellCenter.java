package io.nunchi.reference.internal.decode.grid;

/** Which point of a cell distances are measured from; exports differ. */
enum CellCenter {
  /** The middle: (column + 0.5) * stride. */
  MIDDLE,
  /** The top left corner: column * stride. */
  CORNER,
  /** The middle of the cell's pixels: column * stride + (stride - 1) / 2. */
  MIDDLE_PIXEL;

  float of(int index, int stride) {
    return switch (this) {
      case MIDDLE -> (index + 0.5f) * stride;
      case CORNER -> index * stride;
      case MIDDLE_PIXEL -> index * stride + (stride - 1) / 2f;
    };
  }
}
