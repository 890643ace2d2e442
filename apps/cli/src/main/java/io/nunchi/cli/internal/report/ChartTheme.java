package io.nunchi.cli.internal.report;

import java.awt.Color;

/** Colors of charts; those of the analyzers are told apart by people who see colors differently. */
public enum ChartTheme {
  LIGHT(new Color(0x1f2328), new Color(0xd0d7de), new Color(0xbc4c00), new Color(0x0969da)),
  DARK(new Color(0xe6edf3), new Color(0x3d444d), new Color(0xff9d5c), new Color(0x58a6ff));

  private final Color ink;
  private final Color grid;
  private final Color baseline;
  private final Color candidate;

  ChartTheme(Color ink, Color grid, Color baseline, Color candidate) {
    this.ink = ink;
    this.grid = grid;
    this.baseline = baseline;
    this.candidate = candidate;
  }

  /** Of texts. */
  public Color ink() {
    return ink;
  }

  /** Of lines behind the curves. */
  public Color grid() {
    return grid;
  }

  /** Of the baseline and the candidate. */
  public Color[] analyzers() {
    return new Color[] {baseline, candidate};
  }
}
