package io.nunchi.reference.decoder;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An output tensor as a manifest declares it.
 *
 * <p>Immutable; any thread.
 *
 * @param name the tensor's name in the model
 * @param type the kind of its elements
 * @param shape its dimensions, or {@link #ANY} where only the answer tells
 * @param meaning the meaning of the dimensions, for a person
 */
public record ExpectedTensor(String name, ElementType type, List<Long> shape, String meaning) {

  /** A dimension that may differ from frame to frame. */
  public static final long ANY = -1;

  /**
   * Copies the shape.
   *
   * @param name the tensor's name
   * @param type the kind of its elements
   * @param shape its dimensions
   * @param meaning the meaning of the dimensions
   */
  public ExpectedTensor {
    shape = List.copyOf(shape);
  }

  /**
   * Tells whether the shape is the same for every frame.
   *
   * @return true if no dimension is {@link #ANY}
   */
  public boolean isFixed() {
    return !shape.contains(ANY);
  }

  /**
   * Tells whether a real or declared shape fits.
   *
   * @param found dimensions; negative where the model leaves them open
   * @return true if nothing contradicts
   */
  public boolean admits(long[] found) {
    if (found.length != shape.size()) {
      return false;
    }
    for (int i = 0; i < found.length; i++) {
      boolean open = found[i] < 0 || shape.get(i) == ANY;
      if (!open && found[i] != shape.get(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Tells whether a shape has the expected dimensions in another order.
   *
   * @param found dimensions, each known
   * @return true if the tensor seems to be transposed
   */
  public boolean isTransposed(long[] found) {
    long[] sortedFound = found.clone();
    long[] sortedExpected = shape.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sortedFound);
    Arrays.sort(sortedExpected);
    return !admits(found) && Arrays.equals(sortedFound, sortedExpected);
  }

  /**
   * Describes the shape for a person.
   *
   * @return such as {@code [1, 3549, 85]: 1 x cells x (box, objectness, 80 labels)}
   */
  public String description() {
    return shape.stream()
            .map(dimension -> dimension == ANY ? "any" : dimension.toString())
            .collect(Collectors.joining(", ", "[", "]"))
        + ": "
        + meaning;
  }
}
