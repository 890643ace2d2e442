/**
 * From a path to a checked library: {@link io.nunchi.nativelib.internal.vision.load.JnaRuntime}
 * prepares JNA, {@link io.nunchi.nativelib.internal.vision.load.LibraryFile} checks the file before
 * it is loaded, {@link io.nunchi.nativelib.internal.vision.load.VisionLibrary} loads it and holds
 * its functions, and {@link io.nunchi.nativelib.internal.vision.load.LibraryDescription} is its
 * checked description of itself.
 */
@NullMarked
package io.nunchi.nativelib.internal.vision.load;

import org.jspecify.annotations.NullMarked;
