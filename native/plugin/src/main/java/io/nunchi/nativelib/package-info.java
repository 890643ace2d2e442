/**
 * C behind the SPI, by JNA. This jar holds the binding; the plugins that use it are in {@code
 * io.nunchi.nativelib.plugin}, which goes into a jar of its own, because plugins are never on a
 * host's class path.
 *
 * <p>The C side is {@code src/main/c}: {@code include/nunchi_vision.h} is what a vendor's library
 * exports, {@code classic} is the library that Nunchi brings along.
 */
@NullMarked
package io.nunchi.nativelib;

import org.jspecify.annotations.NullMarked;
