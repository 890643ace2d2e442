/**
 * The movement of the camera from one frame to the next, as a tracker's input: {@link
 * io.nunchi.tracking.camera.CameraMotion}.
 */
@NullMarked
package io.nunchi.tracking.camera;

import org.jspecify.annotations.NullMarked;
