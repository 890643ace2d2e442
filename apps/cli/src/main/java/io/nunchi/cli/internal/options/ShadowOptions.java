package io.nunchi.cli.internal.options;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.shadow.ShadowRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a candidate in the shadow: its plugin and settings, and the frames that it sees. */
public final class ShadowOptions {

  private static final double ALL = 1;

  @Option(
      names = "--shadow",
      paramLabel = "SPEC",
      description = {
        "Run a candidate beside the analyzer on the same frames, and write how far they are "
            + "apart:",
        "plugin-id,key=value,key=value; a comma in a value is written \\,."
      })
  private @Nullable String candidate;

  @Option(
      names = "--shadow-rate",
      paramLabel = "R",
      description = "The part of the frames that the candidate sees, above 0. Default: 1, all.")
  private @Nullable Double rate;

  @Option(
      names = "--shadow-keep",
      paramLabel = "N",
      description = "How many frames with the largest disagreement to keep. Default: 20; 0: none.")
  private @Nullable Integer keep;

  @Option(
      names = "--shadow-map",
      paramLabel = "FROM=TO",
      description = {
        "Compare a label of either analyzer under another name; more than once.",
        "Such as car=vehicle and truck=vehicle."
      })
  private Map<String, String> labelMap = new LinkedHashMap<>();

  /** The request; empty without {@code --shadow}. */
  public Optional<ShadowRequest> request() throws CliException {
    if (candidate == null) {
      if (rate != null || keep != null || !labelMap.isEmpty()) {
        throw OptionValues.unfit("--shadow", "--shadow SPEC", withoutShadow());
      }
      return Optional.empty();
    }
    double wantedRate = rate == null ? ALL : rate;
    if (!(wantedRate > 0 && wantedRate <= 1)) {
      throw OptionValues.unfit("--shadow-rate", "more than 0, at most 1", String.valueOf(rate));
    }
    int wantedKeep = keep == null ? ShadowRequest.USUALLY_KEPT : keep;
    if (wantedKeep < 0 || wantedKeep > ShadowRequest.MOST_KEPT) {
      throw OptionValues.unfit(
          "--shadow-keep", "0 to " + ShadowRequest.MOST_KEPT, String.valueOf(keep));
    }
    return Optional.of(
        new ShadowRequest(
            AnalyzerSpec.parse(candidate, "--shadow"), wantedRate, wantedKeep, labelMap));
  }

  private String withoutShadow() {
    if (rate != null) {
      return "--shadow-rate";
    }
    return keep != null ? "--shadow-keep" : "--shadow-map";
  }
}
