package io.nunchi.reference.internal.inference;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The numbers of pictures that a model is given at once.
 *
 * <p>Immutable; any thread.
 *
 * @param most the greatest number of pictures that are gathered for one run, from 1
 * @param sizes the batch dimensions that the model is run with, rising; the last one holds {@code
 *     most}
 */
public record BatchSizes(int most, List<Integer> sizes) {

  /** One picture at a time. */
  public static final BatchSizes ONE = new BatchSizes(1, List.of(1));

  /**
   * Copies the list.
   *
   * @param most the greatest number of pictures
   * @param sizes the batch dimensions, rising
   */
  public BatchSizes {
    sizes = List.copyOf(sizes);
  }

  /** The model's own size, of which unused places hold zeros. */
  static BatchSizes fixed(int size, int most) {
    return new BatchSizes(most, List.of(size));
  }

  /** As many as there are: nothing is computed in vain. */
  static BatchSizes everyUpTo(int most) {
    return new BatchSizes(most, IntStream.rangeClosed(1, most).boxed().toList());
  }

  /** Few sizes: a GPU prepares itself for each size that it meets, which takes seconds. */
  static BatchSizes doublingUpTo(int most) {
    IntStream powers = IntStream.iterate(1, size -> size < most, size -> 2 * size);
    return new BatchSizes(most, IntStream.concat(powers, IntStream.of(most)).boxed().toList());
  }

  /**
   * The largest batch.
   *
   * @return the greatest batch dimension
   */
  public int greatest() {
    return sizes.get(sizes.size() - 1);
  }

  /**
   * Tells whether there is anything to gather.
   *
   * @return true if several pictures may share a run
   */
  public boolean gathers() {
    return most > 1;
  }

  /** The index in {@link #sizes} of the smallest batch for so many pictures. */
  int indexFor(int pictures) {
    int index = 0;
    while (sizes.get(index) < pictures) {
      index++;
    }
    return index;
  }
}
