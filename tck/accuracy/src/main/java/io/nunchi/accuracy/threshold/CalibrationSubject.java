package io.nunchi.accuracy.threshold;

import io.nunchi.accuracy.data.DatasetDetections;

/**
 * An analyzer whose thresholds are chosen.
 *
 * <p>Immutable; any thread.
 *
 * @param lowest its detections when it reports even what it is hardly sure of
 * @param shipped its detections at the thresholds that it is shipped with, on the same frames; they
 *     stand where no threshold meets the aim
 * @param isPerLabel false if it takes only one threshold for all labels
 */
public record CalibrationSubject(
    DatasetDetections lowest, DatasetDetections shipped, boolean isPerLabel) {}
