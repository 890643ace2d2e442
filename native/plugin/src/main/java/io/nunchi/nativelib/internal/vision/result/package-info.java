/** Reads the answers of C libraries: detections, rule events and what hangs on them. */
@NullMarked
package io.nunchi.nativelib.internal.vision.result;

import org.jspecify.annotations.NullMarked;
