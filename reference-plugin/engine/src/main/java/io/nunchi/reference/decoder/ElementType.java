package io.nunchi.reference.decoder;

/** What the elements of a tensor are, as far as decoders care. */
public enum ElementType {
  /** 32-bit or 16-bit floating point. */
  FLOATING,
  /** 64-bit or 32-bit signed whole numbers. */
  INTEGER,
  /** Either: whole numbers that some exports give as floating point. */
  NUMBER
}
