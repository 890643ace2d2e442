/** Draws detections and rule events on pictures. */
@NullMarked
package io.nunchi.cli.internal.draw;

import org.jspecify.annotations.NullMarked;
