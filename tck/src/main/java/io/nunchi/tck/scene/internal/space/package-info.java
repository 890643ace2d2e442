/** Points, cameras and randomness. */
@NullMarked
package io.nunchi.tck.scene.internal.space;

import org.jspecify.annotations.NullMarked;
