/**
 * How often an analyzer is wrong, measured against labelled frames.
 *
 * <p>{@link io.nunchi.accuracy.Datasets} reads labels, {@link io.nunchi.accuracy.Findings} holds
 * what an analyzer found, {@link io.nunchi.accuracy.Accuracy} compares the two, and what comes of
 * it is an {@link io.nunchi.accuracy.AccuracyReport}.
 */
@NullMarked
package io.nunchi.accuracy;

import org.jspecify.annotations.NullMarked;
