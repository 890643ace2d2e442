/** Decoders of detections with masks: of instances, and of labels of every pixel. */
@NullMarked
package io.nunchi.reference.internal.decode.mask;

import org.jspecify.annotations.NullMarked;
