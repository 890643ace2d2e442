package io.nunchi.spi.recorded;

/**
 * A change that a compiled plugin or its sources do not survive.
 *
 * @param kind the change, in japicmp's words
 * @param element the type or member that changed
 */
record IncompatibleChange(String kind, String element) {

  /** The beginning of the line that accepts this change. */
  @Override
  public String toString() {
    return kind + " " + element;
  }
}
