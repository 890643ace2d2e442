package io.nunchi.cli.internal.options;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.shadow.ShadowRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a candidate in the shadow: its plugin and settings, and the frames that it sees. */
public final class ShadowOptions {

  private static final double ALL = 1;
  private static final int USUALLY_KEPT = 20;
  private static final int MOST_KEPT = 10_000;

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

  /** The request; empty without {@code --shadow}. */
  public Optional<ShadowRequest> request() throws CliException {
    if (candidate == null) {
      if (rate != null || keep != null) {
        throw OptionValues.unfit(
            "--shadow", "--shadow SPEC", rate != null ? "--shadow-rate" : "--shadow-keep");
      }
      return Optional.empty();
    }
    double wantedRate = rate == null ? ALL : rate;
    if (!(wantedRate > 0 && wantedRate <= 1)) {
      throw OptionValues.unfit("--shadow-rate", "more than 0, at most 1", String.valueOf(rate));
    }
    int wantedKeep = keep == null ? USUALLY_KEPT : keep;
    if (wantedKeep < 0 || wantedKeep > MOST_KEPT) {
      throw OptionValues.unfit("--shadow-keep", "0 to " + MOST_KEPT, String.valueOf(keep));
    }
    return Optional.of(
        new ShadowRequest(AnalyzerSpec.parse(candidate, "--shadow"), wantedRate, wantedKeep));
  }
}
