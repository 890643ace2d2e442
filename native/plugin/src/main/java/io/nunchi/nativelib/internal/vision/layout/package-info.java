/**
 * The structs of {@code nunchi_vision.h}: one class for each, with its fields in the header's order
 * and their offsets in memory.
 *
 * <p>JNA computes the offsets as the platform's C compiler does; a test compares both. The binding
 * reads and writes at these offsets instead of through JNA's reflection, so that a frame costs no
 * garbage. Initialising any of the classes needs a ready JNA.
 */
@NullMarked
package io.nunchi.nativelib.internal.vision.layout;

import org.jspecify.annotations.NullMarked;
