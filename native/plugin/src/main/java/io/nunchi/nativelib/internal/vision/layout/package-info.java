/**
 * Where the fields of the structs of {@code nunchi_vision.h} lie in memory. Each class is one
 * struct of the header, with its fields in the header's order; JNA computes the offsets as the
 * platform's C compiler does, which a test compares with what the compiler says.
 *
 * <p>The structs are read and written at these offsets instead of through JNA's own reflection, so
 * that a frame costs no garbage. Initialising any of the classes needs a ready JNA.
 */
@NullMarked
package io.nunchi.nativelib.internal.vision.layout;

import org.jspecify.annotations.NullMarked;
