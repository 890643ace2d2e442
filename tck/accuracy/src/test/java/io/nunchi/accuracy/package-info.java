/** Tests of the measurement of accuracy. */
@NullMarked
package io.nunchi.accuracy;

import org.jspecify.annotations.NullMarked;
