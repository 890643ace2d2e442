package io.nunchi.reference.decoder;

/** The kind of a tensor's elements, as far as decoders care. */
public enum ElementType {
  /** 32-bit or 16-bit floating point. */
  FLOATING,
  /** 64-bit or 32-bit signed whole numbers. */
  INTEGER,
  /** Either: whole numbers that some exports give as floating point. */
  NUMBER
}
