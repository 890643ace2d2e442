/**
 * A C vision library behind the SPI, by JNA: the plugins are in {@code io.nunchi.nativelib.plugin},
 * the binding is in {@code io.nunchi.nativelib.internal}.
 *
 * <p>The C side is {@code src/main/c}: {@code include/nunchi_vision.h} declares the functions that
 * a vendor's library exports, {@code classic} is the library that Nunchi brings along.
 */
@NullMarked
package io.nunchi.nativelib;

import org.jspecify.annotations.NullMarked;
