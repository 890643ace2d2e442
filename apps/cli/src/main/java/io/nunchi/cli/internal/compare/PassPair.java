package io.nunchi.cli.internal.compare;

import io.nunchi.cli.internal.evaluate.PassResult;

/**
 * The runs of two analyzers over the same frames.
 *
 * @param baseline the run of the analyzer in use
 * @param candidate the run of the analyzer that may replace it
 */
public record PassPair(PassResult baseline, PassResult candidate) {}
