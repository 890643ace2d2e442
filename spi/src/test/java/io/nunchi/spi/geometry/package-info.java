/** Tests of the values that a geometry carries. */
@NullMarked
package io.nunchi.spi.geometry;

import org.jspecify.annotations.NullMarked;
