package io.nunchi.scenes.internal.raster;

/**
 * The samples of each row that a triangle covers: those whose middle lies inside. Each edge is
 * walked from its upper end, so that two triangles that share one leave no gap and share no sample.
 * For one thread.
 */
final class RowSpans {

  int firstRow;
  int lastRow;

  /** The first covered column of the row that {@link #at} was asked for. */
  int first;

  /** The last one; less than the first if none is. */
  int last;

  private int columns;
  private int middleRow;
  private float topX;
  private float topY;
  private float middleX;
  private float middleY;
  private float longSlope;
  private float upperSlope;
  private float lowerSlope;

  /** Takes a triangle, on a grid of so many columns and rows. */
  void open(float ax, float ay, float bx, float by, float cx, float cy, int columns, int rows) {
    if (by < ay) {
      sortedBelow(bx, by, ax, ay, cx, cy, columns, rows);
    } else {
      sortedBelow(ax, ay, bx, by, cx, cy, columns, rows);
    }
  }

  /** The same, of which the first corner is not below the second. */
  private void sortedBelow(
      float ax, float ay, float bx, float by, float cx, float cy, int columns, int rows) {
    if (cy < ay) {
      sorted(cx, cy, ax, ay, bx, by, columns, rows);
    } else if (cy < by) {
      sorted(ax, ay, cx, cy, bx, by, columns, rows);
    } else {
      sorted(ax, ay, bx, by, cx, cy, columns, rows);
    }
  }

  private void sorted(
      float ax, float ay, float bx, float by, float cx, float cy, int columnCount, int rows) {
    columns = columnCount;
    firstRow = Math.max(0, firstMiddleFrom(ay));
    lastRow = Math.min(rows, firstMiddleFrom(cy)) - 1;
    middleRow = firstMiddleFrom(by);
    topX = ax;
    topY = ay;
    middleX = bx;
    middleY = by;
    longSlope = (cx - ax) / (cy - ay);
    upperSlope = (bx - ax) / (by - ay);
    lowerSlope = (cx - bx) / (cy - by);
  }

  /** Finds the columns of a row from the first to the last. */
  void at(int row) {
    float middle = row + 0.5f;
    float along = topX + (middle - topY) * longSlope;
    float across =
        row < middleRow
            ? topX + (middle - topY) * upperSlope
            : middleX + (middle - middleY) * lowerSlope;
    first = Math.max(0, firstMiddleFrom(Math.min(along, across)));
    last = Math.min(columns, firstMiddleFrom(Math.max(along, across))) - 1;
  }

  /** The first cell of a line of cells whose middle is not before a place. */
  private static int firstMiddleFrom(float place) {
    float shifted = place - 0.5f;
    int whole = (int) shifted;
    return whole < shifted ? whole + 1 : whole;
  }
}
