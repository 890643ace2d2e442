/** Data sets with their labelled frames, and the boxes that an analyzer found in these frames. */
@NullMarked
package io.nunchi.accuracy.data;

import org.jspecify.annotations.NullMarked;
