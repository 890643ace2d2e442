/**
 * Measures how often an analyzer is wrong: {@link io.nunchi.accuracy.Datasets} reads labelled
 * frames and detections, {@link io.nunchi.accuracy.Accuracy} compares them, and {@link
 * io.nunchi.accuracy.AccuracyGate} decides whether a candidate may replace the analyzer in use.
 */
@NullMarked
package io.nunchi.accuracy;

import org.jspecify.annotations.NullMarked;
