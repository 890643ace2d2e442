/**
 * From a path to a checked library: {@link io.nunchi.nativelib.internal.vision.load.JnaRuntime}
 * makes JNA ready without leaving a trace in the JVM, {@link
 * io.nunchi.nativelib.internal.vision.load.LibraryFile} judges the file before it is loaded, {@link
 * io.nunchi.nativelib.internal.vision.load.VisionLibrary} loads it and holds its functions, and
 * {@link io.nunchi.nativelib.internal.vision.load.LibraryDescription} is what it says of itself,
 * read without trust.
 */
@NullMarked
package io.nunchi.nativelib.internal.vision.load;

import org.jspecify.annotations.NullMarked;
