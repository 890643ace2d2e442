package io.nunchi.cli;

import io.nunchi.api.HostException;
import io.nunchi.bench.EngineUnderTest;
import io.nunchi.bench.OfferBenchReport;
import io.nunchi.bench.OfferBenchmark;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.options.BenchOptions;
import io.nunchi.cli.internal.options.OptionValues;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what offering a frame costs a VMS. */
@Command(
    name = "offer",
    description =
        "Measures what the offer of a frame costs the VMS's own thread: while the analyzer is "
            + "busy, and when it has to be woken.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.OK_HELP,
      ExitCode.USAGE_HELP,
      ExitCode.INPUT_HELP,
      ExitCode.INTERRUPTED_HELP
    },
    footer = {"", "Example:", "  nunchi bench offer --plugin nunchi.classic"})
final class BenchOfferCommand implements Callable<Integer> {

  @Option(
      names = "--offers",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many offers meet a busy analyzer. Default: ${DEFAULT-VALUE}.")
  private int offers;

  @Option(
      names = "--waking-offers",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How many offers meet an idle one. Default: ${DEFAULT-VALUE}.")
  private int wakingOffers;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Into how many rounds the offers are divided. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Mixin private final BenchOptions bench = new BenchOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException, HostException, InterruptedException {
    OptionValues.requireAtLeast("--offers", offers, 1);
    OptionValues.requireAtLeast("--waking-offers", wakingOffers, 1);
    OptionValues.requireAtLeast("--rounds", rounds, 1);
    EngineUnderTest engine = bench.engine();
    OfferBenchReport report =
        new OfferBenchmark(command(engine), offers, wakingOffers, rounds).run(engine);
    bench.print(Objects.requireNonNull(spec, "spec").commandLine(), report, lines(report));
    return ExitCode.OK;
  }

  private String command(EngineUnderTest engine) {
    return "nunchi bench offer --plugin %s --offers %d --waking-offers %d --rounds %d"
        .formatted(engine.pluginId(), offers, wakingOffers, rounds);
  }

  private static List<String> lines(OfferBenchReport report) {
    return List.of(
        "command    " + report.command(),
        "machine    " + report.machine().text(),
        "engine     " + report.engine(),
        String.format(
            Locale.ROOT,
            "first      %.1f µs for the first offer of the process",
            report.firstOfferNanos() / 1e3),
        line("busy", report.whileBusy()),
        line("idle", report.whileIdle()));
  }

  private static String line(String when, OfferBenchReport.Cost cost) {
    return String.format(
        Locale.ROOT,
        "%-10s %d offers: %s ns (median), %s ns (mean), %s ns (p99), %s bytes",
        when,
        cost.offers(),
        SpreadText.of("%.0f", cost.median()),
        SpreadText.of("%.0f", cost.mean()),
        SpreadText.of("%.0f", cost.p99()),
        SpreadText.of("%.1f", cost.allocatedBytes()));
  }
}
