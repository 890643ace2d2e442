/**
 * Figures of a running host: {@link io.nunchi.api.AnalyticsHost#metrics()} returns {@link
 * io.nunchi.api.metrics.HostMetrics} with {@link io.nunchi.api.metrics.EngineMetrics} and {@link
 * io.nunchi.api.metrics.StreamMetrics}; a stream counts its latest generations separately, in
 * {@link io.nunchi.api.metrics.GenerationMetrics}, and its {@link
 * io.nunchi.api.metrics.StreamHealth} says how its frames progress.
 */
@NullMarked
package io.nunchi.api.metrics;

import org.jspecify.annotations.NullMarked;
