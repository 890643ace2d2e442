/**
 * Frames from a source through the host to the outputs; {@link
 * io.nunchi.cli.internal.analyze.AnalyzeRun} is the whole of it.
 */
@NullMarked
package io.nunchi.cli.internal.analyze;

import org.jspecify.annotations.NullMarked;
