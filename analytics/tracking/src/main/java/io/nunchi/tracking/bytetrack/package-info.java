/**
 * The tracker that Nunchi brings, {@link io.nunchi.tracking.bytetrack.ByteTracker}, and its parts:
 * motion, look, labels and path of one track, and the pairing of tracks with detections.
 */
@NullMarked
package io.nunchi.tracking.bytetrack;

import org.jspecify.annotations.NullMarked;
