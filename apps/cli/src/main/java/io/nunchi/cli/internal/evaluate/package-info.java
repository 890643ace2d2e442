/**
 * Analyzers against labelled frames: {@link io.nunchi.cli.internal.evaluate.AnalyzerPass} runs one
 * over a dataset, and what it found is measured by {@code io.nunchi.accuracy}.
 */
@NullMarked
package io.nunchi.cli.internal.evaluate;

import org.jspecify.annotations.NullMarked;
