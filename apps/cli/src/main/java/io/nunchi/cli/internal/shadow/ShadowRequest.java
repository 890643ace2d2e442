package io.nunchi.cli.internal.shadow;

import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import java.util.Map;

/**
 * A candidate to compare.
 *
 * @param candidate the plugin and its settings
 * @param rate the part of the analyzed frames that it sees
 * @param keep the largest number of disputed frames to keep; 0 for none
 * @param labelMap names under which labels of both analyzers are compared, by label
 */
public record ShadowRequest(
    AnalyzerSpec candidate, double rate, int keep, Map<String, String> labelMap) {

  /** The number of disputed frames that are kept unless told otherwise. */
  public static final int USUALLY_KEPT = 20;

  /** The largest number of disputed frames that can be kept. */
  public static final int MOST_KEPT = 10_000;
}
