package io.nunchi.nativelib.internal.vision.layout;

import com.sun.jna.Structure;

/** A struct of {@code nunchi_vision.h}, of which only the layout is used. */
public abstract class VisionStruct extends Structure {

  VisionStruct() {}

  /** The bytes from the start of the struct to a field. */
  public final int offset(String field) {
    return fieldOffset(field);
  }
}
