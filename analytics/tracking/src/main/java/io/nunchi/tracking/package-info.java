/**
 * The contract of a tracker: {@link io.nunchi.tracking.Tracker} takes the detections of a {@link
 * io.nunchi.tracking.TrackingFrame} and tells which {@link io.nunchi.tracking.Track} each of them
 * belongs to.
 */
@NullMarked
package io.nunchi.tracking;

import org.jspecify.annotations.NullMarked;
