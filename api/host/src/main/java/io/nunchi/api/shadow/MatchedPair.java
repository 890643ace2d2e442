package io.nunchi.api.shadow;

import io.nunchi.spi.result.Detection;

/**
 * Two detections of the live engine and the candidate that agree: the same label at the same place.
 *
 * <p>Immutable; any thread.
 *
 * @param live the live engine's detection
 * @param candidate the candidate's detection
 * @param iou the overlap of their boxes, in [0.5, 1]
 */
public record MatchedPair(Detection live, Detection candidate, float iou) {}
