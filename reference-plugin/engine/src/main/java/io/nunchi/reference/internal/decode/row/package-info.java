/** Decoders of plain lists of boxes, as detectors without a visible grid export them. */
@NullMarked
package io.nunchi.reference.internal.decode.row;

import org.jspecify.annotations.NullMarked;
