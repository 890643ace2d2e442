package io.nunchi.reference.internal.decode;

/**
 * How candidates that mean the same thing become one detection.
 *
 * <p>Immutable; any thread.
 *
 * @param mode between which candidates suppression happens
 * @param iou a candidate is suppressed by a more confident one when their IoU is greater, in [0, 1]
 * @param maxCandidates how many of the most confident candidates are looked at, from 1
 */
public record SuppressionSpec(SuppressionMode mode, float iou, int maxCandidates) {}
