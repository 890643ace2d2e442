/**
 * Not for use outside of Nunchi. {@link io.nunchi.nativelib.internal.NativeErrors} lists the codes
 * of this module; {@code vision} runs a library that exports {@code nunchi_vision.h}.
 */
@NullMarked
package io.nunchi.nativelib.internal;

import org.jspecify.annotations.NullMarked;
