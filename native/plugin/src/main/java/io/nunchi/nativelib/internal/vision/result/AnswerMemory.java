package io.nunchi.nativelib.internal.vision.result;

import io.nunchi.nativelib.internal.vision.load.CText;
import io.nunchi.nativelib.internal.vision.load.HeaderViolation;
import io.nunchi.nativelib.internal.vision.load.LibraryPointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The memory of a library that one answer points to. Counts, sizes and pointers are checked before
 * they are followed, and the answer as a whole is bounded.
 */
final class AnswerMemory {

  /** The most elements of one array. */
  static final int MAX_ELEMENTS = 10_000;

  /** The most elements of all arrays of one answer. */
  static final int MAX_ELEMENTS_OF_ALL = 100_000;

  /** The most bytes of all texts, masks and embeddings of one answer. */
  static final int MAX_BYTES = 64 << 20;

  private static final int MAX_ELEMENT_SIZE = 4096;
  private static final int MAX_TEXT_BYTES = 4096;

  private int elementsLeft = MAX_ELEMENTS_OF_ALL;
  private int bytesLeft = MAX_BYTES;

  /** Begins with the next answer. */
  void begin() {
    elementsLeft = MAX_ELEMENTS_OF_ALL;
    bytesLeft = MAX_BYTES;
  }

  /**
   * An array of structs of a library.
   *
   * @param name its field, for messages
   * @param address where it begins
   * @param count the number of its elements
   * @param size the distance between two of them, in bytes
   */
  record Structs(String name, long address, int count, int size) {}

  /**
   * The elements of an array.
   *
   * @param leastSize the least bytes of an element that are read
   * @param mostSize the most bytes of an element that are read
   */
  StructArray structs(Structs array, int leastSize, int mostSize) throws HeaderViolation {
    if (array.count() == 0) {
      return StructArray.EMPTY;
    }
    requireCount(array.name(), array.count());
    if (array.size() < leastSize || array.size() > MAX_ELEMENT_SIZE) {
      throw new HeaderViolation(
          singular(array.name()) + "_size from " + leastSize + " to " + MAX_ELEMENT_SIZE,
          Integer.toUnsignedString(array.size()));
    }
    int read = Math.min(array.size(), mostSize);
    ByteBuffer memory =
        LibraryPointer.at(array.address(), array.count() + " " + array.name())
            .getByteBuffer(0, (long) array.size() * (array.count() - 1) + read)
            .order(ByteOrder.nativeOrder());
    return new StructArray(memory, array.count(), array.size());
  }

  /** An array of numbers: {@code count * bytesOfOne} bytes. */
  ByteBuffer numbers(String name, long address, int count, int bytesOfOne) throws HeaderViolation {
    requireCount(name, count);
    return bytes(name, address, (long) count * bytesOfOne);
  }

  /** Bytes that are counted against the answer's limit. */
  ByteBuffer bytes(String name, long address, long length) throws HeaderViolation {
    spend(length);
    return LibraryPointer.at(address, name).getByteBuffer(0, length).order(ByteOrder.nativeOrder());
  }

  /** A struct that is pointed to. */
  ByteBuffer struct(String name, long address, int size) throws HeaderViolation {
    ByteBuffer struct =
        LibraryPointer.at(address, name).getByteBuffer(0, size).order(ByteOrder.nativeOrder());
    int declared = struct.getInt(0);
    if (declared < size || declared > MAX_ELEMENT_SIZE) {
      throw new HeaderViolation(
          name + ".struct_size from " + size + " to " + MAX_ELEMENT_SIZE,
          Integer.toUnsignedString(declared));
    }
    return struct;
  }

  /** A text that must be there, and end. */
  String text(String name, long address) throws HeaderViolation {
    ByteBuffer memory = LibraryPointer.at(address, name).getByteBuffer(0, MAX_TEXT_BYTES);
    int length = CText.length(memory);
    if (length == MAX_TEXT_BYTES) {
      throw new HeaderViolation(
          name + " that ends within " + MAX_TEXT_BYTES + " bytes", "no end in " + MAX_TEXT_BYTES);
    }
    spend(length);
    return CText.decode(memory, length);
  }

  private void requireCount(String name, int count) throws HeaderViolation {
    if (count < 0 || count > MAX_ELEMENTS) {
      throw new HeaderViolation(
          singular(name) + "_count of at most " + MAX_ELEMENTS, Integer.toUnsignedString(count));
    }
    elementsLeft -= count;
    if (elementsLeft < 0) {
      throw new HeaderViolation(
          "an answer of at most " + MAX_ELEMENTS_OF_ALL + " elements", "more, with its " + name);
    }
  }

  private void spend(long bytes) throws HeaderViolation {
    if (bytes > bytesLeft) {
      throw new HeaderViolation(
          "an answer of at most " + (MAX_BYTES >> 20) + " MiB of texts, masks and embeddings",
          "more");
    }
    bytesLeft -= (int) bytes;
  }

  private static String singular(String name) {
    return name.endsWith("ies")
        ? name.substring(0, name.length() - 3) + "y"
        : name.substring(0, name.length() - 1);
  }
}
