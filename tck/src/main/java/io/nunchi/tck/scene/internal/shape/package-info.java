/** Meshes of triangles, and the textures on them. */
@NullMarked
package io.nunchi.tck.scene.internal.shape;

import org.jspecify.annotations.NullMarked;
