/**
 * Failures, by the host's answer to them: a {@link io.nunchi.spi.failure.FrameRejectedException}
 * costs one frame, an {@link io.nunchi.spi.failure.AnalyzerFailedException} an analyzer, an {@link
 * io.nunchi.spi.failure.EngineStartException} an engine that never ran, a {@link
 * io.nunchi.spi.failure.SettingsException} nothing. All are {@link
 * io.nunchi.spi.failure.ProblemException}s and carry {@link io.nunchi.spi.failure.Problem}s that a
 * person can act on.
 */
@NullMarked
package io.nunchi.spi.failure;

import org.jspecify.annotations.NullMarked;
