/** Tests of the measurement of accuracy. */
@NullMarked
package io.nunchi.tck.accuracy;

import org.jspecify.annotations.NullMarked;
