package io.nunchi.accuracy.internal.track;

import java.util.Arrays;

/**
 * Pairs rows with columns so that the sum of their gains is the largest: the Hungarian algorithm
 * with potentials, in O(n³) (Kuhn 1955, Jonker and Volgenant 1987).
 */
final class Assignment {

  private final double[][] cost;
  private final int rows;
  private final int columns;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOfColumn;

  private Assignment(double[][] cost) {
    this.cost = cost;
    this.rows = cost.length;
    this.columns = cost[0].length;
    this.rowPotential = new double[rows + 1];
    this.columnPotential = new double[columns + 1];
    this.rowOfColumn = new int[columns + 1];
  }

  /**
   * Pairs.
   *
   * @param gains finite numbers, all rows equally long
   * @return the column of each row, or -1; as many pairs as the shorter side has entries
   */
  static int[] best(double[][] gains) {
    if (gains.length == 0 || gains[0].length == 0) {
      int[] none = new int[gains.length];
      Arrays.fill(none, -1);
      return none;
    }
    boolean tall = gains.length > gains[0].length;
    double[][] cost = new double[tall ? gains[0].length : gains.length][];
    for (int row = 0; row < cost.length; row++) {
      cost[row] = new double[tall ? gains.length : gains[0].length];
      for (int column = 0; column < cost[row].length; column++) {
        cost[row][column] = tall ? -gains[column][row] : -gains[row][column];
      }
    }
    int[] columnOfRow = new Assignment(cost).solve();
    return tall ? inverted(columnOfRow, gains.length) : columnOfRow;
  }

  private static int[] inverted(int[] pairs, int length) {
    int[] inverted = new int[length];
    Arrays.fill(inverted, -1);
    for (int i = 0; i < pairs.length; i++) {
      inverted[pairs[i]] = i;
    }
    return inverted;
  }

  private int[] solve() {
    for (int row = 1; row <= rows; row++) {
      addRow(row);
    }
    int[] columnOfRow = new int[rows];
    for (int column = 1; column <= columns; column++) {
      if (rowOfColumn[column] > 0) {
        columnOfRow[rowOfColumn[column] - 1] = column - 1;
      }
    }
    return columnOfRow;
  }

  /** Finds the cheapest way to give one more row a column; column 0 stands for the new row. */
  private void addRow(int row) {
    int[] before = new int[columns + 1];
    double[] slack = new double[columns + 1];
    boolean[] reached = new boolean[columns + 1];
    Arrays.fill(slack, Double.POSITIVE_INFINITY);
    rowOfColumn[0] = row;
    int column = 0;
    do {
      reached[column] = true;
      column = nextColumn(column, before, slack, reached);
    } while (rowOfColumn[column] != 0);
    while (column != 0) {
      rowOfColumn[column] = rowOfColumn[before[column]];
      column = before[column];
    }
  }

  private int nextColumn(int from, int[] before, double[] slack, boolean[] reached) {
    int row = rowOfColumn[from];
    double delta = Double.POSITIVE_INFINITY;
    int next = 0;
    for (int column = 1; column <= columns; column++) {
      if (!reached[column]) {
        double reduced = cost[row - 1][column - 1] - rowPotential[row] - columnPotential[column];
        if (reduced < slack[column]) {
          slack[column] = reduced;
          before[column] = from;
        }
        if (slack[column] < delta) {
          delta = slack[column];
          next = column;
        }
      }
    }
    for (int column = 0; column <= columns; column++) {
      if (reached[column]) {
        rowPotential[rowOfColumn[column]] += delta;
        columnPotential[column] -= delta;
      } else {
        slack[column] -= delta;
      }
    }
    return next;
  }
}
