/** Tests of aims. */
@NullMarked
package io.nunchi.accuracy.threshold;

import org.jspecify.annotations.NullMarked;
