/** Tests of the movement of a camera. */
@NullMarked
package io.nunchi.tracking.camera;

import org.jspecify.annotations.NullMarked;
