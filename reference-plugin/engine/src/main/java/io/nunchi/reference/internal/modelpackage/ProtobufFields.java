package io.nunchi.reference.internal.modelpackage;

import java.nio.ByteBuffer;

/**
 * Walks over the fields of one protobuf message, trusting nothing.
 *
 * <p>For one thread.
 */
final class ProtobufFields {

  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int LENGTH_DELIMITED = 2;
  static final int FIXED32 = 5;

  private static final int MAX_VARINT_BYTES = 10;

  private final ByteBuffer message;
  private int number;
  private int wireType;
  private long varint;
  private ByteBuffer content;

  ProtobufFields(ByteBuffer message) {
    this.message = message.duplicate();
    this.content = message.duplicate();
  }

  /** Moves to the next field; false at the end of the message. */
  boolean next() throws MalformedProtobufException {
    if (!message.hasRemaining()) {
      return false;
    }
    long tag = readVarint();
    long fieldNumber = tag >>> 3;
    if (fieldNumber < 1 || fieldNumber > (1 << 29) - 1) {
      throw new MalformedProtobufException("field number " + fieldNumber);
    }
    number = (int) fieldNumber;
    wireType = (int) (tag & 7);
    switch (wireType) {
      case VARINT -> varint = readVarint();
      case FIXED64 -> skip(Long.BYTES);
      case FIXED32 -> skip(Integer.BYTES);
      case LENGTH_DELIMITED -> content = readContent();
      default -> throw new MalformedProtobufException("wire type " + wireType);
    }
    return true;
  }

  int number() {
    return number;
  }

  boolean isMessage() {
    return wireType == LENGTH_DELIMITED;
  }

  boolean isVarint() {
    return wireType == VARINT;
  }

  long varint() {
    return varint;
  }

  /** The bytes of a length-delimited field, as a view. */
  ByteBuffer content() {
    return content;
  }

  private ByteBuffer readContent() throws MalformedProtobufException {
    long length = readVarint();
    if (length < 0 || length > message.remaining()) {
      throw new MalformedProtobufException(
          length + " bytes announced, " + message.remaining() + " left");
    }
    ByteBuffer view = message.slice(message.position(), (int) length);
    message.position(message.position() + (int) length);
    return view;
  }

  private void skip(int bytes) throws MalformedProtobufException {
    if (bytes > message.remaining()) {
      throw new MalformedProtobufException("cut off inside a number");
    }
    message.position(message.position() + bytes);
  }

  private long readVarint() throws MalformedProtobufException {
    long value = 0;
    for (int i = 0; i < MAX_VARINT_BYTES; i++) {
      if (!message.hasRemaining()) {
        throw new MalformedProtobufException("cut off inside a number");
      }
      byte part = message.get();
      value |= (long) (part & 0x7f) << (7 * i);
      if (part >= 0) {
        return value;
      }
    }
    throw new MalformedProtobufException("a number longer than " + MAX_VARINT_BYTES + " bytes");
  }
}
