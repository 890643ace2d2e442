package io.nunchi.cli;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.gate.GatePolicies;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.HostException;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.analyzer.ModelLocation;
import io.nunchi.cli.internal.compare.Comparison;
import io.nunchi.cli.internal.compare.ComparisonRun;
import io.nunchi.cli.internal.compare.ThresholdRange;
import io.nunchi.cli.internal.demo.DemoScene;
import io.nunchi.cli.internal.interrupt.Interrupts;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.options.HostOptions;
import io.nunchi.cli.internal.progress.ProgressLine;
import io.nunchi.cli.internal.scene.SceneSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what Nunchi is for, without any download or test data. */
@Command(
    name = "demo",
    description = {
      "Draws a scene with exact truth, lets the incumbent (nunchi.classic) and the reference "
          + "plugin analyze it, and writes the report by which a person decides between them.",
      "Downloads nothing."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:The report was written, whatever it says.",
      "1:An analyzer failed on a frame, or writing failed.",
      ExitCode.USAGE_HELP,
      ExitCode.INPUT_HELP,
      ExitCode.INTERRUPTED_HELP
    },
    footer = {
      "",
      "Examples:",
      "  nunchi demo",
      "  nunchi demo --model models/yolox-nano",
      "  nunchi demo --scene 'lobby-crowd?fps=5&frames=100' --out target/lobby"
    })
final class DemoCommand implements Callable<Integer> {

  private static final String INCUMBENT = "nunchi.classic";
  private static final String CANDIDATE = "nunchi.reference";
  private static final String MODEL = "model";

  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description = "The reference plugin's model package. Default: the one that it brings.")
  private @Nullable String model;

  @Option(
      names = "--scene",
      paramLabel = "SCENE",
      defaultValue = "street-day?fps=10&frames=300",
      description = "The scene; nunchi scene lists them. Default: ${DEFAULT-VALUE}.")
  private String scene = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/demo",
      description = {
        "Where to write; files of an earlier demo there are replaced.",
        "Default: ${DEFAULT-VALUE}."
      })
  private Path out = Path.of("");

  @Mixin private final HostOptions hostOptions = new HostOptions();
  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    PrintWriter err = commandLine.getErr();
    DemoScene demo = DemoScene.of(scene, out);
    requireCandidate();
    if (!draw(demo, err)) {
      return ExitCode.INTERRUPTED;
    }
    Dataset dataset = demo.dataset();
    Comparison comparison =
        new ComparisonRun(
                Map.of(dataset.name(), dataset),
                GatePolicies.BETTER,
                AccuracyOptions.USUAL,
                hostOptions::host,
                ProgressLine.on(err))
            .run(
                new AnalyzerSpec(INCUMBENT, INCUMBENT, Map.of()),
                candidate(),
                out,
                ThresholdRange.SHIPPED_AND_ABOVE);
    comparison.print(commandLine.getOut(), common.json());
    if (!common.json()) {
      commandLine
          .getOut()
          .printf(
              "%nThe scene %s is drawn: its truth is exact, and it says less than your own footage"
                  + " does.%nOpen %s in a browser: what each analyzer saw, where they disagree, and what it"
                  + " cost.%n",
              demo.options().preset().sceneName(),
              comparison.files().page().toAbsolutePath().normalize().toUri());
      commandLine.getOut().flush();
    }
    return ExitCode.OK;
  }

  private AnalyzerSpec candidate() {
    if (model == null) {
      return new AnalyzerSpec(CANDIDATE, CANDIDATE, Map.of());
    }
    String location = ModelLocation.setting(model);
    return new AnalyzerSpec(
        CANDIDATE + "," + MODEL + "=" + location, CANDIDATE, Map.of(MODEL, location));
  }

  /** Before anything is drawn: whether the reference plugin can start as it is asked to. */
  private void requireCandidate() throws CliException {
    AnalyzerSpec candidate = candidate();
    try (AnalyticsHost host = hostOptions.host().build()) {
      host.startEngine(candidate.pluginId(), candidate.settings()).close();
    } catch (HostException refusal) {
      throw CliException.refusedBy(refusal);
    }
  }

  /** False when the user ended it. */
  private static boolean draw(DemoScene demo, PrintWriter err) throws CliException {
    try (Interrupts interrupts = Interrupts.listen()) {
      err.printf(
          "nunchi: drawing %s, %d frames of %dx%d%n",
          demo.options().preset().sceneName(),
          demo.options().frames(),
          demo.options().width(),
          demo.options().height());
      err.flush();
      SceneSummary drawn = demo.draw(interrupts.stop(), frames -> {});
      return drawn.frames() == demo.options().frames();
    }
  }
}
