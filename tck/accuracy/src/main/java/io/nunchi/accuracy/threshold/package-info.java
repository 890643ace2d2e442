/**
 * Least confidences per label: the {@link io.nunchi.accuracy.threshold.ThresholdAim} by which they
 * are chosen, and what was chosen.
 */
@NullMarked
package io.nunchi.accuracy.threshold;

import org.jspecify.annotations.NullMarked;
