package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.OutputTensor;

/**
 * A copy of the raw label values of one box, or of some boxes that follow each other, read from a
 * tensor in the order of its memory.
 *
 * <p>For one thread at a time: its memory is used again for every box.
 */
final class LabelValues {

  /** A few values are read faster one by one. */
  private static final int FEW = 8;

  private float[] values = new float[0];
  private int boxes;
  private int firstIndex;
  private int step;

  /** Reads one box, whose values are {@code newStep} apart. */
  void readBox(OutputTensor tensor, int first, int newStep, int count) {
    prepare(first, newStep, 1, count);
    if (newStep == 1 && count >= FEW) {
      tensor.copyFloats(first, 0, count, values);
      return;
    }
    for (int i = 0; i < count; i++) {
      values[i] = tensor.floatAt(first + i * newStep);
    }
  }

  /** Reads boxes that follow each other, whose values are in planes {@code newStep} apart. */
  void readBoxes(OutputTensor tensor, int first, int newStep, int newBoxes, int count) {
    prepare(first, newStep, newBoxes, count);
    for (int i = 0; i < count; i++) {
      tensor.copyFloats(first + i * newStep, i * newBoxes, newBoxes, values);
    }
  }

  private void prepare(int first, int newStep, int newBoxes, int count) {
    boxes = newBoxes;
    firstIndex = first;
    step = newStep;
    if (values.length < newBoxes * count) {
      values = new float[newBoxes * count];
    }
  }

  /** The values: that of label 0 of each box, then that of label 1 of each, and so on. */
  float[] values() {
    return values;
  }

  /** The number of boxes, and so the distance of one box's values. */
  int boxes() {
    return boxes;
  }

  /** The index in the tensor. */
  int index(int box, int place) {
    return firstIndex + box + place * step;
  }
}
