/** Tests of thresholds against counting by hand. */
@NullMarked
package io.nunchi.accuracy.internal.threshold;

import org.jspecify.annotations.NullMarked;
