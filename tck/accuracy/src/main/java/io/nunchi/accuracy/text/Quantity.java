package io.nunchi.accuracy.text;

/** Numbers with the thing that is counted, in the singular or plural. */
public final class Quantity {

  private Quantity() {}

  /**
   * A number of things whose plural ends with s.
   *
   * @param count the number
   * @param one the thing, such as {@code frame}
   * @return {@code 1 frame} or {@code 2 frames}
   */
  public static String of(long count, String one) {
    return of(count, one, one + "s");
  }

  /**
   * A number of things.
   *
   * @param count the number
   * @param one the thing, such as {@code labelled box}
   * @param several its plural, such as {@code labelled boxes}
   * @return both
   */
  public static String of(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
