/**
 * Failures, by the host's answer to them: a {@link io.nunchi.spi.failure.FrameRejectedException}
 * costs one frame, an {@link io.nunchi.spi.failure.AnalyzerFailedException} an analyzer, an {@link
 * io.nunchi.spi.failure.EngineStartException} an engine that never ran. Each carries at least one
 * {@link io.nunchi.spi.failure.Problem} that a person can act on.
 */
@NullMarked
package io.nunchi.spi.failure;

import org.jspecify.annotations.NullMarked;
