/**
 * The results of a measurement: {@link io.nunchi.accuracy.report.AccuracyReport} of one analyzer
 * and {@link io.nunchi.accuracy.report.ComparisonReport} of two.
 */
@NullMarked
package io.nunchi.accuracy.report;

import org.jspecify.annotations.NullMarked;
