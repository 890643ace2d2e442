/** Reads what a picture file tells of itself without decoding it: codec, size and orientation. */
@NullMarked
package io.nunchi.accuracy.picture;

import org.jspecify.annotations.NullMarked;
