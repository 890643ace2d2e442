/** Draws meshes: one layer per actor, laid over the backdrop from far to near. */
@NullMarked
package io.nunchi.scenes.internal.raster;

import org.jspecify.annotations.NullMarked;
