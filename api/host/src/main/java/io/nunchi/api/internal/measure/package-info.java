/**
 * Counts and times frames without allocating: a {@link
 * io.nunchi.api.internal.measure.GenerationMeter} for each stream and generation, a {@link
 * io.nunchi.api.internal.measure.StageMeter} for each engine; {@link
 * io.nunchi.api.internal.measure.LogHistogram} keeps durations in fixed memory.
 */
@NullMarked
package io.nunchi.api.internal.measure;

import org.jspecify.annotations.NullMarked;
