package io.nunchi.cli.internal.shadow;

import io.nunchi.cli.internal.analyzer.AnalyzerSpec;

/**
 * Which candidate is to be compared.
 *
 * @param candidate the plugin and its settings
 * @param rate the part of the analyzed frames that it sees
 * @param keep how many frames are kept to be judged; 0 for none
 */
public record ShadowRequest(AnalyzerSpec candidate, double rate, int keep) {}
