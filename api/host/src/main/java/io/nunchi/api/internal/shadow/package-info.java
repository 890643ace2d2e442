/**
 * What a shadow measures, apart from how it runs: {@link io.nunchi.api.internal.shadow.Sampling}
 * picks the frames, {@link io.nunchi.api.internal.shadow.DetectionPairs} matches the detections of one,
 * {@link io.nunchi.api.internal.shadow.ShadowFigures} sums up, {@link
 * io.nunchi.api.internal.shadow.DisputedFrames} ranks frames, and {@link
 * io.nunchi.api.internal.shadow.PromotionCheck} decides.
 */
@NullMarked
package io.nunchi.api.internal.shadow;

import org.jspecify.annotations.NullMarked;
