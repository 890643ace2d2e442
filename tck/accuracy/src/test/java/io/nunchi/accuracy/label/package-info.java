/** Tests of the names that mean the same label. */
@NullMarked
package io.nunchi.accuracy.label;

import org.jspecify.annotations.NullMarked;
