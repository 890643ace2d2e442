/** Decoders whose boxes belong to the cells of a grid, one grid for each stride. */
@NullMarked
package io.nunchi.reference.internal.decode.grid;

import org.jspecify.annotations.NullMarked;
