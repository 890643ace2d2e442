/**
 * Outputs that have more numbers in a row than those of a box and its labels: the decoders of
 * masks, poses and oriented boxes read them.
 */
@NullMarked
package io.nunchi.reference.internal.decode.head;

import org.jspecify.annotations.NullMarked;
