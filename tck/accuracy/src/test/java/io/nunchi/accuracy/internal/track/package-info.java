/** Tests of tracking figures. */
@NullMarked
package io.nunchi.accuracy.internal.track;

import org.jspecify.annotations.NullMarked;
