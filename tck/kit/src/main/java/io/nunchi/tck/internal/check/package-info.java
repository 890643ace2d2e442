/** A check for every contract rule, by chapter. */
@NullMarked
package io.nunchi.tck.internal.check;

import org.jspecify.annotations.NullMarked;
