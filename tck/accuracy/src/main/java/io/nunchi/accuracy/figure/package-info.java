/**
 * The figures: {@link io.nunchi.accuracy.figure.Figure} lists and describes all of them, and the
 * other types hold their values.
 */
@NullMarked
package io.nunchi.accuracy.figure;

import org.jspecify.annotations.NullMarked;
