/**
 * What a host can be watched by: {@link io.nunchi.api.AnalyticsHost#metrics()} gives {@link
 * io.nunchi.api.metrics.HostMetrics} of this moment, with its {@link
 * io.nunchi.api.metrics.EngineMetrics} and {@link io.nunchi.api.metrics.StreamMetrics}; a stream
 * keeps {@link io.nunchi.api.metrics.GenerationMetrics} for its latest generations apart.
 */
@NullMarked
package io.nunchi.api.metrics;

import org.jspecify.annotations.NullMarked;
