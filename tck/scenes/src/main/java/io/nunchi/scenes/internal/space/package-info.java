/** Points, cameras and randomness. */
@NullMarked
package io.nunchi.scenes.internal.space;

import org.jspecify.annotations.NullMarked;
