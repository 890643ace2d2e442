package io.nunchi.accuracy.figure;

/** The unit of a figure's value. */
public enum FigureUnit {
  /** A ratio, which tables for people show in percent. */
  RATIO("ratio"),
  /** A count or another number without a unit. */
  NUMBER("number"),
  /** Frames per second. */
  FRAME_RATE("frames/s"),
  /** Milliseconds. */
  MILLISECONDS("ms"),
  /** Seconds. */
  SECONDS("s"),
  /** Bytes. */
  BYTES("bytes");

  private final String symbol;

  FigureUnit(String symbol) {
    this.symbol = symbol;
  }

  /**
   * The unit's symbol.
   *
   * @return such as {@code ms}
   */
  public String symbol() {
    return symbol;
  }
}
