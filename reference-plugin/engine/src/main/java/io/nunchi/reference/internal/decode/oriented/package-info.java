/** Decoders of detections whose boxes are turned. */
@NullMarked
package io.nunchi.reference.internal.decode.oriented;

import org.jspecify.annotations.NullMarked;
