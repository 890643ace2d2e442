package io.nunchi.reference.decoder.guess;

import java.util.List;

/**
 * An input or output of a model.
 *
 * <p>Immutable; any thread.
 *
 * @param name its name
 * @param type its element type, as ONNX Runtime calls it
 * @param shape its dimensions in a real run where there was one; otherwise those that the model
 *     declares, negative where it leaves them open
 * @param declared its dimensions as the model declares them, negative where it leaves them open
 * @param sample its values for noise; nothing for inputs and whole numbers
 */
public record TensorFact(
    String name, String type, List<Long> shape, List<Long> declared, Sample sample) {

  /**
   * Copies the shapes.
   *
   * @param name its name
   * @param type its element type
   * @param shape its dimensions
   * @param declared its dimensions as the model declares them
   * @param sample its values for noise
   */
  public TensorFact {
    shape = List.copyOf(shape);
    declared = List.copyOf(declared);
  }

  /**
   * Creates a tensor of which only the declaration is known.
   *
   * @param name its name
   * @param type its element type
   * @param declared its dimensions; negative where the model leaves them open
   * @param sample its values for noise
   */
  public TensorFact(String name, String type, List<Long> declared, Sample sample) {
    this(name, type, declared, declared, sample);
  }

  /**
   * Tells whether a dimension may differ from picture to picture: the model does not declare it,
   * whatever its answer to noise had.
   *
   * @param index from 0, or from the end if negative
   * @return false if the model declares the number of elements
   */
  public boolean isOpen(int index) {
    return declared.size() != shape.size()
        || declared.get(index < 0 ? declared.size() + index : index) < 0;
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
