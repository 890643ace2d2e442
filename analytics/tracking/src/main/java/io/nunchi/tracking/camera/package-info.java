/**
 * The movement of the camera from one frame to the next: {@link
 * io.nunchi.tracking.camera.CameraMotion} is a tracker's input, {@link
 * io.nunchi.tracking.camera.CameraMotionEstimator} finds it in the pictures.
 */
@NullMarked
package io.nunchi.tracking.camera;

import org.jspecify.annotations.NullMarked;
