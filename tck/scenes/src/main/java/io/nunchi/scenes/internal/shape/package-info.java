/** Meshes of triangles, and the textures on them. */
@NullMarked
package io.nunchi.scenes.internal.shape;

import org.jspecify.annotations.NullMarked;
