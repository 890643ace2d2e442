/**
 * Registers the host's figures for a VMS that measures with Micrometer: {@link
 * io.nunchi.api.micrometer.AnalyticsHostMetrics}. No other package of Nunchi's api or spi knows
 * Micrometer.
 */
@NullMarked
package io.nunchi.api.micrometer;

import org.jspecify.annotations.NullMarked;
