/**
 * For a VMS that measures with Micrometer: {@link io.nunchi.api.micrometer.AnalyticsHostMetrics}.
 * Nothing else in Nunchi's api or spi knows Micrometer.
 */
@NullMarked
package io.nunchi.api.micrometer;

import org.jspecify.annotations.NullMarked;
