/** Tests of {@code figure}. */
@NullMarked
package io.nunchi.accuracy.figure;

import org.jspecify.annotations.NullMarked;
