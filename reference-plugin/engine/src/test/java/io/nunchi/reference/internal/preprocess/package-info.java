/**
 * Tests of preprocessing: geometry alone, colours against the ITU-R definitions, and whole tensors
 * against a plain double-precision reimplementation ({@code PlainPreprocessing}). {@code
 * PreprocessorBenchmark} is a program, not a test.
 */
@NullMarked
package io.nunchi.reference.internal.preprocess;

import org.jspecify.annotations.NullMarked;
