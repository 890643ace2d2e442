package io.nunchi.loading;

/**
 * The largest result that a host accepts from one call; a larger one breaks the contract.
 *
 * <p>Immutable; any thread.
 *
 * @param mostItems the number of detections, attributes, keypoints, rule events, properties and
 *     timings together, from 1
 * @param mostTextCharacters the characters of all texts of a result together, and of one problem,
 *     from 100
 */
public record ResultLimits(int mostItems, int mostTextCharacters) {

  /**
   * Checks the parts.
   *
   * @param mostItems from 1
   * @param mostTextCharacters from 100
   * @throws IllegalArgumentException if a part is out of range
   */
  public ResultLimits {
    if (mostItems < 1 || mostTextCharacters < 100) {
      throw new IllegalArgumentException(
          "a result has room for at least 1 item and 100 characters; found "
              + mostItems
              + " and "
              + mostTextCharacters);
    }
  }

  /**
   * The limits for most analyzers.
   *
   * @return 10,000 items and 1,000,000 characters
   */
  public static ResultLimits defaults() {
    return new ResultLimits(10_000, 1_000_000);
  }
}
