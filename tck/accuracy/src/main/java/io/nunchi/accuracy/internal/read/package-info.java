/** Reads datasets and files of detections, and reports every problem of them. */
@NullMarked
package io.nunchi.accuracy.internal.read;

import org.jspecify.annotations.NullMarked;
