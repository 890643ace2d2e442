/** The effects of camera and weather on the picture. */
@NullMarked
package io.nunchi.scenes.internal.lens;

import org.jspecify.annotations.NullMarked;
