package io.nunchi.tracking.bytetrack;

import java.util.Arrays;

/**
 * Pairs rows with columns so that the sum of the gains of all pairs is the largest; a row or column
 * without a pair gains nothing.
 *
 * <p>Most rows can be paired with few columns: the solver takes the graph of possible pairs apart
 * into its connected parts, and solves each by the Hungarian algorithm with potentials in O(n³)
 * (Kuhn 1955, Jonker and Volgenant 1987). Equal gains are decided by the order of rows and columns.
 *
 * <p>For one thread; its memory is reused.
 */
final class Pairing {

  private static final int NONE = -1;

  private int rows;
  private int columns;
  private double[] gains = new double[0];
  private int[] columnOfRow = new int[0];
  private int[] rowOfColumn = new int[0];

  /** The connected part of each row, and after the rows that of each column. */
  private int[] part = new int[0];

  private int[] partRows = new int[0];
  private int[] partColumns = new int[0];
  private double[] rowPotential = new double[0];
  private double[] columnPotential = new double[0];
  private double[] slack = new double[0];
  private int[] pairOfColumn = new int[0];
  private int[] previous = new int[0];
  private boolean[] visited = new boolean[0];

  /** Starts without any possible pair. */
  void reset(int newRows, int newColumns) {
    rows = newRows;
    columns = newColumns;
    if (gains.length < newRows * newColumns) {
      gains = new double[newRows * newColumns];
    }
    Arrays.fill(gains, 0, newRows * newColumns, 0);
    if (columnOfRow.length < newRows) {
      columnOfRow = new int[newRows];
      partRows = new int[newRows];
    }
    if (rowOfColumn.length < newColumns) {
      rowOfColumn = new int[newColumns];
      partColumns = new int[newColumns];
    }
    int side = Math.max(newRows, newColumns) + 1;
    if (slack.length < side) {
      rowPotential = new double[side];
      columnPotential = new double[side];
      slack = new double[side];
      pairOfColumn = new int[side];
      previous = new int[side];
      visited = new boolean[side];
    }
    if (part.length < newRows + newColumns) {
      part = new int[newRows + newColumns];
    }
    Arrays.fill(columnOfRow, 0, newRows, NONE);
    Arrays.fill(rowOfColumn, 0, newColumns, NONE);
  }

  /** Makes a pair possible. A gain that is not positive makes none. */
  void offer(int row, int column, double gain) {
    if (gain > 0) {
      gains[row * columns + column] = gain;
    }
  }

  /** Pairs. */
  void solve() {
    findParts();
    for (int row = 0; row < rows; row++) {
      if (part[row] == row) {
        solvePart(row);
      }
    }
  }

  /** The column that a row is paired with, or -1. */
  int columnOf(int row) {
    return columnOfRow[row];
  }

  /** The row that a column is paired with, or -1. */
  int rowOf(int column) {
    return rowOfColumn[column];
  }

  private void findParts() {
    for (int i = 0; i < rows + columns; i++) {
      part[i] = i;
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (gains[row * columns + column] > 0) {
          int first = root(row);
          int second = root(rows + column);
          part[Math.max(first, second)] = Math.min(first, second);
        }
      }
    }
    for (int i = 0; i < rows + columns; i++) {
      part[i] = root(i);
    }
  }

  private int root(int node) {
    int at = node;
    while (part[at] != at) {
      part[at] = part[part[at]];
      at = part[at];
    }
    return at;
  }

  private void solvePart(int name) {
    int height = 0;
    for (int row = name; row < rows; row++) {
      if (part[row] == name) {
        partRows[height++] = row;
      }
    }
    int width = 0;
    for (int column = 0; column < columns; column++) {
      if (part[rows + column] == name) {
        partColumns[width++] = column;
      }
    }
    if (width == 0) {
      return;
    }
    if (height == 1 && width == 1) {
      pair(partRows[0], partColumns[0]);
      return;
    }
    boolean tall = height > width;
    int shortSide = tall ? width : height;
    int longSide = tall ? height : width;
    hungarian(shortSide, longSide, tall);
    for (int at = 1; at <= longSide; at++) {
      int with = pairOfColumn[at];
      if (with > 0 && gain(with - 1, at - 1, tall) > 0) {
        if (tall) {
          pair(partRows[at - 1], partColumns[with - 1]);
        } else {
          pair(partRows[with - 1], partColumns[at - 1]);
        }
      }
    }
  }

  private void pair(int row, int column) {
    columnOfRow[row] = column;
    rowOfColumn[column] = row;
  }

  private double gain(int shortIndex, int longIndex, boolean tall) {
    int row = partRows[tall ? longIndex : shortIndex];
    int column = partColumns[tall ? shortIndex : longIndex];
    return gains[row * columns + column];
  }

  /** Pairs each entry of the shorter side with one of the longer; both count from 1 in here. */
  private void hungarian(int shortSide, int longSide, boolean tall) {
    Arrays.fill(rowPotential, 0, shortSide + 1, 0);
    Arrays.fill(columnPotential, 0, longSide + 1, 0);
    Arrays.fill(pairOfColumn, 0, longSide + 1, 0);
    for (int start = 1; start <= shortSide; start++) {
      int last = shortestPath(start, longSide, tall);
      while (last != 0) {
        pairOfColumn[last] = pairOfColumn[previous[last]];
        last = previous[last];
      }
    }
  }

  /** Finds the cheapest way from an entry to a free one of the longer side. */
  private int shortestPath(int start, int longSide, boolean tall) {
    Arrays.fill(slack, 0, longSide + 1, Double.POSITIVE_INFINITY);
    Arrays.fill(visited, 0, longSide + 1, false);
    pairOfColumn[0] = start;
    int current = 0;
    while (pairOfColumn[current] != 0) {
      visited[current] = true;
      int with = pairOfColumn[current];
      int next = 0;
      double delta = Double.POSITIVE_INFINITY;
      for (int at = 1; at <= longSide; at++) {
        if (!visited[at]) {
          double cost = -gain(with - 1, at - 1, tall) - rowPotential[with] - columnPotential[at];
          if (cost < slack[at]) {
            slack[at] = cost;
            previous[at] = current;
          }
          if (slack[at] < delta) {
            delta = slack[at];
            next = at;
          }
        }
      }
      for (int at = 0; at <= longSide; at++) {
        if (visited[at]) {
          rowPotential[pairOfColumn[at]] += delta;
          columnPotential[at] -= delta;
        } else {
          slack[at] -= delta;
        }
      }
      current = next;
    }
    return current;
  }
}
