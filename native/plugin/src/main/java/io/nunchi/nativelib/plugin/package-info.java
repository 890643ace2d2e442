/**
 * The two plugins of this module: {@link io.nunchi.nativelib.plugin.ClassicPlugin} runs the library
 * that Nunchi brings along, {@link io.nunchi.nativelib.plugin.NativeLibraryPlugin} any other one.
 * They are packed into a jar of their own, with their service file.
 */
@NullMarked
package io.nunchi.nativelib.plugin;

import org.jspecify.annotations.NullMarked;
