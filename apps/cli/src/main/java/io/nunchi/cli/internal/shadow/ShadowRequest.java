package io.nunchi.cli.internal.shadow;

import io.nunchi.cli.internal.analyzer.AnalyzerSpec;

/**
 * A candidate to compare.
 *
 * @param candidate the plugin and its settings
 * @param rate the part of the analyzed frames that it sees
 * @param keep the largest number of disputed frames to keep; 0 for none
 */
public record ShadowRequest(AnalyzerSpec candidate, double rate, int keep) {}
