package io.nunchi.reference.internal.modelpackage;

/** Bytes are not a protobuf message. */
final class MalformedProtobufException extends Exception {

  private static final long serialVersionUID = 1;

  MalformedProtobufException(String message) {
    super(message);
  }
}
