/** Reads datasets and files of detections, and says everything that is wrong with them. */
@NullMarked
package io.nunchi.accuracy.internal.read;

import org.jspecify.annotations.NullMarked;
