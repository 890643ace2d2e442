/**
 * A candidate that runs beside a live engine, on the same frames, before it is trusted.
 *
 * <ul>
 *   <li>{@link io.nunchi.api.shadow.Shadow}: a running candidate; started by {@link
 *       io.nunchi.api.Engine#shadow} as a {@link io.nunchi.api.shadow.ShadowPolicy} says.
 *   <li>{@link io.nunchi.api.shadow.ShadowReport}: how far candidate and live engine are apart,
 *       without a label: a {@link io.nunchi.api.shadow.LabelComparison} for each label.
 *   <li>{@link io.nunchi.api.shadow.DisputedFrame}: a frame about which they disagree, given to a
 *       {@link io.nunchi.api.shadow.DisputedFrameSink} for a person to judge.
 *   <li>{@link io.nunchi.api.shadow.PromotionPolicy}: the {@link
 *       io.nunchi.api.shadow.PromotionRule}s that a candidate must meet to go live; a {@link
 *       io.nunchi.api.shadow.PromotionVerdict} says which one refused.
 * </ul>
 */
@NullMarked
package io.nunchi.api.shadow;

import org.jspecify.annotations.NullMarked;
