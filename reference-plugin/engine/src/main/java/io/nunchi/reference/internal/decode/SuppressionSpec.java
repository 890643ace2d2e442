package io.nunchi.reference.internal.decode;

/**
 * The rules by which candidates that mean the same thing become one detection.
 *
 * <p>Immutable; any thread.
 *
 * @param mode the pairs of candidates of which one suppresses the other
 * @param iou a candidate is suppressed by a more confident one when their IoU is greater, in [0, 1]
 * @param maxCandidates the number of the most confident candidates that are compared, from 1
 */
public record SuppressionSpec(SuppressionMode mode, float iou, int maxCandidates) {}
