package io.nunchi.nativelib.internal.vision.result;

import java.nio.ByteBuffer;

/**
 * Structs of a library, one after another, whose memory was checked.
 *
 * @param memory from the first byte of the first to the last byte of the last that may be read
 * @param count the number of structs
 * @param size the distance between two of them, in bytes
 */
record StructArray(ByteBuffer memory, int count, int size) {

  static final StructArray EMPTY = new StructArray(ByteBuffer.allocate(0), 0, 0);

  /** The place of a field in the memory. */
  int at(int index, int fieldOffset) {
    return index * size + fieldOffset;
  }

  /** Tells whether the structs have all fields up to this size. */
  boolean holds(int structSize) {
    return size >= structSize;
  }

  int intAt(int index, int fieldOffset) {
    return memory.getInt(at(index, fieldOffset));
  }

  long longAt(int index, int fieldOffset) {
    return memory.getLong(at(index, fieldOffset));
  }

  float floatAt(int index, int fieldOffset) {
    return memory.getFloat(at(index, fieldOffset));
  }
}
