/** Matches the label names of a dataset and of an analyzer that mean the same. */
@NullMarked
package io.nunchi.accuracy.label;

import org.jspecify.annotations.NullMarked;
