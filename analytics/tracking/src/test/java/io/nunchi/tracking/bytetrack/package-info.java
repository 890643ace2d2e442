/** Tests of the tracker on things that move as a test says. */
@NullMarked
package io.nunchi.tracking.bytetrack;

import org.jspecify.annotations.NullMarked;
