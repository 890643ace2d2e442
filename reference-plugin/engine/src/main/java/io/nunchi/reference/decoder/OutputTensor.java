package io.nunchi.reference.decoder;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * The values of one output tensor, row-major, read where ONNX Runtime wrote them.
 *
 * <p>Lifecycle: valid until the next run of its analyzer. Threading: its analyzer's. Ownership: its
 * analyzer's.
 */
public final class OutputTensor {

  private static final FloatBuffer NO_FLOATS = FloatBuffer.allocate(0);
  private static final LongBuffer NO_INTEGERS = LongBuffer.allocate(0);

  private final String name;
  private final FloatBuffer floats;
  private final LongBuffer integers;

  private OutputTensor(String name, FloatBuffer floats, LongBuffer integers) {
    this.name = name;
    this.floats = floats;
    this.integers = integers;
  }

  /**
   * Views floating point values.
   *
   * @param name the tensor's name
   * @param values the values from index 0 to the capacity
   * @return the view
   */
  public static OutputTensor of(String name, FloatBuffer values) {
    return new OutputTensor(name, values, NO_INTEGERS);
  }

  /**
   * Views whole numbers.
   *
   * @param name the tensor's name
   * @param values the values from index 0 to the capacity
   * @return the view
   */
  public static OutputTensor of(String name, LongBuffer values) {
    return new OutputTensor(name, NO_FLOATS, values);
  }

  /**
   * Returns the tensor's name.
   *
   * @return its name in the model
   */
  public String name() {
    return name;
  }

  /**
   * Counts the floating point values.
   *
   * @return 0 for a tensor of whole numbers
   */
  public int floatCount() {
    return floats.capacity();
  }

  /**
   * Counts the whole numbers.
   *
   * @return 0 for a tensor of floating point values
   */
  public int integerCount() {
    return integers.capacity();
  }

  /**
   * Returns one floating point value.
   *
   * @param index row-major, from 0
   * @return the value, possibly not finite
   */
  public float floatAt(int index) {
    return floats.get(index);
  }

  /**
   * Copies floating point values that follow each other, which is faster than one by one.
   *
   * @param index row-major index of the first, from 0
   * @param offset index in {@code target} of the first
   * @param count the number of values
   * @param target takes the values
   */
  public void copyFloats(int index, int offset, int count, float[] target) {
    floats.get(index, target, offset, count);
  }

  /**
   * Returns one whole number.
   *
   * @param index row-major, from 0
   * @return the value
   */
  public long integerAt(int index) {
    return integers.get(index);
  }

  /**
   * Counts the values of either type.
   *
   * @return the number of elements
   */
  public int count() {
    return floatCount() + integerCount();
  }

  /**
   * Returns one value of either type, for tensors declared as {@link ElementType#NUMBER}.
   *
   * @param index row-major, from 0
   * @return the value, possibly not finite; whole numbers are exact up to 2^53
   */
  public double numberAt(int index) {
    return floats.capacity() > 0 ? (double) floats.get(index) : (double) integers.get(index);
  }
}
