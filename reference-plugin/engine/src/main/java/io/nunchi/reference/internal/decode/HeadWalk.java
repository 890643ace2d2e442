package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.spi.failure.FrameRejectedException;

/**
 * Visits the boxes of a head whose labels reach a threshold, in the order of the memory: row by
 * row, or plane by plane where each number has a plane with a value per box.
 *
 * <p>For one thread at a time, as the labels' memory is.
 *
 * @param form the places of numbers in the head
 * @param hits finds the labels of a box; asked by the visitor which ones
 */
public record HeadWalk(Form form, LabelHits hits) {

  /** The values of so many boxes stay near the processor. */
  private static final int BLOCK = 256;

  private static final int OF_BOX = 4;

  /**
   * The places of numbers in a head: four of the box, perhaps an objectness, a value per label, and
   * perhaps others.
   *
   * @param boxes the number of boxes
   * @param numbers the number of numbers of a box
   * @param objectness true if boxes have an objectness
   * @param boxesFirst true for boxes x numbers, false for numbers x boxes
   */
  public record Form(int boxes, int numbers, boolean objectness, boolean boxesFirst) {

    /**
     * Returns the distance of two numbers of a box.
     *
     * @return the distance in elements
     */
    public int step() {
      return boxesFirst ? 1 : boxes;
    }
  }

  /** Takes a box of which a label reaches its threshold. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Takes a box, whose labels are asked of the walk's hits.
     *
     * @param first index of the box's first number
     * @throws FrameRejectedException if a number that matters means nothing
     */
    void visit(int first) throws FrameRejectedException;
  }

  /**
   * Visits the boxes in rising order.
   *
   * @param tensor the head
   * @param thresholds the least confidence by label
   * @param visitor takes the boxes
   * @throws FrameRejectedException if a value that matters means nothing
   */
  public void walk(OutputTensor tensor, Thresholds thresholds, Visitor visitor)
      throws FrameRejectedException {
    if (form.objectness()) {
      weighted(tensor, thresholds, visitor);
    } else if (form.boxesFirst()) {
      rows(tensor, thresholds, visitor);
    } else {
      planes(tensor, thresholds, visitor);
    }
  }

  /** An objectness rules most boxes out, whose other numbers are not read. */
  private void weighted(OutputTensor tensor, Thresholds thresholds, Visitor visitor)
      throws FrameRejectedException {
    int step = form.step();
    int boxStep = form.boxesFirst() ? form.numbers() : 1;
    int objectness = OF_BOX * step;
    int firstLabel = objectness + step;
    int end = form.boxes() * boxStep;
    for (int first = 0; first < end; first += boxStep) {
      if (hits.findWeighted(tensor, first + objectness, first + firstLabel, step, thresholds) > 0) {
        visitor.visit(first);
      }
    }
  }

  private void rows(OutputTensor tensor, Thresholds thresholds, Visitor visitor)
      throws FrameRejectedException {
    for (int box = 0; box < form.boxes(); box++) {
      int first = box * form.numbers();
      if (hits.find(tensor, first + OF_BOX, 1, thresholds) > 0) {
        visitor.visit(first);
      }
    }
  }

  private void planes(OutputTensor tensor, Thresholds thresholds, Visitor visitor)
      throws FrameRejectedException {
    int boxes = form.boxes();
    int firstLabel = OF_BOX * boxes;
    for (int from = 0; from < boxes; from += BLOCK) {
      int count = Math.min(BLOCK, boxes - from);
      hits.readPlanes(tensor, firstLabel + from, boxes, count, thresholds);
      for (int i = 0; i < count; i++) {
        if (hits.findInPlanes(tensor, i, thresholds) > 0) {
          visitor.visit(from + i);
        }
      }
    }
  }
}
