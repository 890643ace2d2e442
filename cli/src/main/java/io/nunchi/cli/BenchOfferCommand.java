package io.nunchi.cli;

import io.nunchi.api.HostException;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.bench.OfferBenchmark;
import io.nunchi.cli.internal.bench.OfferReport;
import io.nunchi.cli.internal.command.CommonOptions;
import io.nunchi.cli.internal.command.EngineOptions;
import io.nunchi.cli.internal.command.HostOptions;
import io.nunchi.cli.internal.command.VersionText;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
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

  @Mixin private final EngineOptions engineOptions = new EngineOptions();
  @Mixin private final HostOptions hostOptions = new HostOptions();
  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException, HostException, InterruptedException {
    requirePositive("--offers", offers);
    requirePositive("--waking-offers", wakingOffers);
    OfferReport report =
        new OfferBenchmark(
                hostOptions.host(),
                engineOptions.pluginId(),
                engineOptions.settings(),
                offers,
                wakingOffers)
            .run();
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (common.json()) {
      out.println(Json.document(report));
    } else {
      report.lines().forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void requirePositive(String option, int value) throws CliException {
    if (value < 1) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "the value does not fit the option")
              .expected("at least 1")
              .found(Integer.toString(value))
              .where(option)
              .fix("correct the value"));
    }
  }
}
