/**
 * Measurements of a shadow: {@link io.nunchi.api.internal.shadow.Sampling} picks the frames, {@link
 * io.nunchi.api.internal.shadow.DetectionPairs} pairs the detections of one, {@link
 * io.nunchi.api.internal.shadow.ShadowFigures} sums them up, {@link
 * io.nunchi.api.internal.shadow.DisputedFrames} ranks frames, and {@link
 * io.nunchi.api.internal.shadow.PromotionCheck} decides.
 */
@NullMarked
package io.nunchi.api.internal.shadow;

import org.jspecify.annotations.NullMarked;
