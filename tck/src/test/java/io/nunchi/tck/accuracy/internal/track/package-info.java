/** Tests of tracking figures. */
@NullMarked
package io.nunchi.tck.accuracy.internal.track;

import org.jspecify.annotations.NullMarked;
