/** Tests of the values that a result carries. */
@NullMarked
package io.nunchi.spi.result;

import org.jspecify.annotations.NullMarked;
