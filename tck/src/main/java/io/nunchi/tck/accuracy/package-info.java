/**
 * How often an analyzer is wrong, measured against labelled frames.
 *
 * <p>{@link io.nunchi.tck.accuracy.Datasets} reads labels, {@link io.nunchi.tck.accuracy.Findings}
 * holds what an analyzer found, {@link io.nunchi.tck.accuracy.Accuracy} compares the two, and what
 * comes of it is an {@link io.nunchi.tck.accuracy.AccuracyReport}.
 */
@NullMarked
package io.nunchi.tck.accuracy;

import org.jspecify.annotations.NullMarked;
