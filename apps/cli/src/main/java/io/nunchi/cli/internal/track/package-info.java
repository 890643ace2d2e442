/** The tracker on files: detections and camera motion in, rows of tracks out. */
@NullMarked
package io.nunchi.cli.internal.track;

import org.jspecify.annotations.NullMarked;
