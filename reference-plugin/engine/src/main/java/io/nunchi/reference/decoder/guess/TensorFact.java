package io.nunchi.reference.decoder.guess;

import java.util.List;

/**
 * An input or output of a model.
 *
 * <p>Immutable; any thread.
 *
 * @param name its name
 * @param type its element type, as ONNX Runtime calls it
 * @param shape its dimensions; negative where the model leaves them open
 * @param sample its values for noise; nothing for inputs and whole numbers
 */
public record TensorFact(String name, String type, List<Long> shape, Sample sample) {

  /**
   * Copies the shape.
   *
   * @param name its name
   * @param type its element type
   * @param shape its dimensions
   * @param sample its values for noise
   */
  public TensorFact {
    shape = List.copyOf(shape);
  }

  /**
   * Counts the dimensions.
   *
   * @return from 0
   */
  public int rank() {
    return shape.size();
  }

  /**
   * Returns a dimension.
   *
   * @param index from 0, or from the end if negative
   * @return the number of elements; negative if the model leaves it open
   */
  public long dimension(int index) {
    return shape.get(index < 0 ? shape.size() + index : index);
  }

  /**
   * Tells whether the elements are whole numbers.
   *
   * @return true for signed and unsigned integers
   */
  public boolean isWhole() {
    return type.startsWith("INT") || type.startsWith("UINT");
  }

  @Override
  public String toString() {
    return name + " " + type + " " + shape;
  }
}
