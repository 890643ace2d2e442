/**
 * What can go wrong, by what the host does about it: a {@link
 * io.nunchi.spi.failure.FrameRejectedException} costs one frame, an {@link
 * io.nunchi.spi.failure.AnalyzerFailedException} an analyzer, an {@link
 * io.nunchi.spi.failure.EngineStartException} an engine that never ran. Each carries at least one
 * {@link io.nunchi.spi.failure.Problem} that a person can act on.
 */
@NullMarked
package io.nunchi.spi.failure;

import org.jspecify.annotations.NullMarked;
