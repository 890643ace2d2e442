/** Tests of what is refused before a library gets to work. */
@NullMarked
package io.nunchi.nativelib.internal.vision.load;

import org.jspecify.annotations.NullMarked;
