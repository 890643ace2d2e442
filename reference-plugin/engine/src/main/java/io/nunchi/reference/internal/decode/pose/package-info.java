/** Decoders of detections with named keypoints. */
@NullMarked
package io.nunchi.reference.internal.decode.pose;

import org.jspecify.annotations.NullMarked;
