package io.nunchi.models.internal.init;

import java.util.List;

/**
 * One input or output of a model.
 *
 * <p>Immutable; any thread.
 *
 * @param name its name
 * @param type its element type, as ONNX Runtime calls it
 * @param shape its dimensions; negative where the model leaves them open
 * @param sample an answer to noise; nothing for inputs and whole numbers
 */
record TensorFact(String name, String type, List<Long> shape, Sample sample) {

  TensorFact {
    shape = List.copyOf(shape);
  }

  int rank() {
    return shape.size();
  }

  /** A dimension; from the end if negative. */
  long dimension(int index) {
    return shape.get(index < 0 ? shape.size() + index : index);
  }

  boolean isWhole() {
    return type.startsWith("INT") || type.startsWith("UINT");
  }

  @Override
  public String toString() {
    return name + " " + type + " " + shape;
  }
}
