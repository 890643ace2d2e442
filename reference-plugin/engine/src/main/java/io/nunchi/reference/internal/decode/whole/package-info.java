/** Decoders of answers to the picture as a whole: what it shows, or what it looks like. */
@NullMarked
package io.nunchi.reference.internal.decode.whole;

import org.jspecify.annotations.NullMarked;
