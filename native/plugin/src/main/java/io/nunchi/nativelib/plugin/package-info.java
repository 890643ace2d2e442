/**
 * The two plugins: {@link io.nunchi.nativelib.plugin.ClassicPlugin} runs the bundled library,
 * {@link io.nunchi.nativelib.plugin.NativeLibraryPlugin} runs any other one.
 */
@NullMarked
package io.nunchi.nativelib.plugin;

import org.jspecify.annotations.NullMarked;
