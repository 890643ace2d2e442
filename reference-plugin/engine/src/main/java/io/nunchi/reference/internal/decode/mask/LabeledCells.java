package io.nunchi.reference.internal.decode.mask;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Stream;

/**
 * The cells of each label of a picture. The memory grows no faster than the model's answer: an
 * answer with one number per cell has one number per cell here, however many labels there are.
 *
 * <p>For one thread at a time.
 */
interface LabeledCells {

  void clear();

  void add(int cell, int label);

  boolean have(int cell, int label);

  /** Cells with one label at most. */
  final class One implements LabeledCells {

    private static final int NONE = -1;

    private final int[] labels;

    One(int cells) {
      labels = new int[cells];
      clear();
    }

    @Override
    public void clear() {
      Arrays.fill(labels, NONE);
    }

    @Override
    public void add(int cell, int label) {
      labels[cell] = label;
    }

    @Override
    public boolean have(int cell, int label) {
      return labels[cell] == label;
    }
  }

  /** Cells with any number of labels, of which the answer has a value each. */
  final class Several implements LabeledCells {

    private final BitSet[] cells;

    Several(int labels) {
      cells = Stream.generate(BitSet::new).limit(labels).toArray(BitSet[]::new);
    }

    @Override
    public void clear() {
      for (BitSet ofLabel : cells) {
        ofLabel.clear();
      }
    }

    @Override
    public void add(int cell, int label) {
      cells[label].set(cell);
    }

    @Override
    public boolean have(int cell, int label) {
      return cells[label].get(cell);
    }
  }
}
