/** Tests of the checks of a library's file, description and constants. */
@NullMarked
package io.nunchi.nativelib.internal.vision.load;

import org.jspecify.annotations.NullMarked;
