package io.nunchi.cli;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.analyzer.ModelLocation;
import io.nunchi.cli.internal.analyzer.PluginLocation;
import io.nunchi.cli.internal.interrupt.Interrupts;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.signing.SigningKey;
import io.nunchi.cli.internal.tck.ExitWatch;
import io.nunchi.cli.internal.tck.TckReport;
import io.nunchi.cli.internal.tck.TckReportCheck;
import io.nunchi.cli.internal.tck.TckReportFiles;
import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.ContractVerification;
import io.nunchi.tck.Subject;
import io.nunchi.tck.report.ContractRule;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.Prerequisite;
import io.nunchi.tck.report.TckException;
import io.nunchi.tck.report.Verdict;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries every rule of the contract on a plugin. */
@Command(
    name = "tck",
    description =
        "Tries every rule of the contract on a plugin, and says of each broken one what was "
            + "done, expected and found, and what to check. tck/RULES.md states the rules.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:Certified: every MUST that applies was tried and holds.",
      "1:Not certified: a rule is broken, or a MUST that applies could not be tried. With --check:"
          + " so says the report, or it is not the one that was signed, or not this plugin's.",
      ExitCode.USAGE_HELP,
      ExitCode.INPUT_HELP,
      ExitCode.INTERRUPTED_HELP
    },
    footer = {
      "",
      "Examples:",
      "  nunchi tck build/acme-people.jar --report build/tck",
      "  nunchi tck plugins/nunchi.reference --model models/yolox-nano \\",
      "      --report target/tck",
      "  nunchi tck nunchi.native --set library=/opt/acme/libpeople.so",
      "  nunchi tck acme-people.jar --report acme --sign acme-key.pem",
      "  nunchi tck --check acme --key acme-public.pem acme-people.jar"
    })
final class TckCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PLUGIN",
      arity = "0..1",
      description = {
        "The plugin: its jar, the folder with its jar and those that it needs, or the id of one",
        "that came with the program, such as nunchi.native.",
        "Of a directory of plugins, --plugin chooses one."
      })
  private @Nullable Path plugin;

  @Option(
      names = "--plugin",
      paramLabel = "ID",
      description = "Which plugin, where the jars hold several.")
  private @Nullable String pluginId;

  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description = "The model package; short for --set model=PACKAGE.")
  private @Nullable String model;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the engine; may be given more than once.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--camera-set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the camera, such as a line; may be given more than once.")
  private Map<String, String> cameraSettings = new LinkedHashMap<>();

  @Option(
      names = "--target",
      paramLabel = "PICTURE",
      description =
          "A picture of what the analyzer finds, cut out from edge to edge. Default: the first "
              + "of these that it finds: a white upright rectangle, people and cars of a generated "
              + "scene.")
  private @Nullable Path target;

  @Option(
      names = "--without",
      paramLabel = "CAPABILITY",
      description = {
        "What the plugin is not tried with: ${COMPLETION-CANDIDATES}.",
        "The rules that need it are skipped, and it is not certified."
      })
  private List<Prerequisite> missing = new ArrayList<>();

  @Option(
      names = "--thorough",
      description = {
        "Try rules with up to ten times the engines and frames of a certificate,",
        "which finds what grows slowly or fails rarely."
      })
  private boolean thorough;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write tck-report.html, tck-report.json and JUnit XML into DIR.")
  private @Nullable Path report;

  @Option(
      names = "--sign",
      paramLabel = "KEY",
      description = {
        "Sign tck-report.json with a private key, EC or Ed25519, PKCS#8 in PEM.",
        "The signature is written beside it."
      })
  private @Nullable Path signingKey;

  @Option(
      names = "--check",
      paramLabel = "REPORT",
      description =
          "Try nothing: check the signature of REPORT, a tck-report.json or its folder, and that"
              + " PLUGIN, if given, is the one that was verified; so for --set library=PATH, and"
              + " for --model with the folder of a model.")
  private @Nullable Path checkedReport;

  @Option(
      names = "--key",
      paramLabel = "PUBLIC",
      description = "The public key, in PEM, that must have signed the report of --check.")
  private @Nullable Path trustedKey;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    PrintWriter out = commandLine.getOut();
    requireFittingOptions();
    if (checkedReport != null) {
      return check(checkedReport, out);
    }
    Optional<SigningKey> key =
        signingKey == null ? Optional.empty() : Optional.of(SigningKey.read(signingKey));
    Optional<TckReportFiles> files =
        report == null ? Optional.empty() : Optional.of(TckReportFiles.in(report));
    Optional<TckReport> verdict = verify(commandLine.getErr(), common.json() ? null : out);
    if (verdict.isEmpty()) {
      return ExitCode.INTERRUPTED;
    }
    TckReport result = verdict.get();
    List<Path> written = files.isEmpty() ? List.of() : files.get().write(result, key);
    if (common.json()) {
      out.println(Json.document(result));
    } else {
      say(out, result, written);
    }
    out.flush();
    return result.summary().certified() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void requireFittingOptions() throws CliException {
    if (plugin == null && checkedReport == null) {
      throw usage("a plugin, or a report to check", "neither", "name the plugin's jar or folder");
    }
    if (signingKey != null && checkedReport != null) {
      throw usage("--check without --sign", "both", "leave --sign out");
    }
    if (signingKey != null && report == null) {
      throw usage("--sign with --report", "--sign alone", "add --report DIR");
    }
    if (trustedKey != null && checkedReport == null) {
      throw usage("--key with --check", "--key alone", "add --check REPORT");
    }
  }

  private static CliException usage(String expected, String found, String fix) {
    return CliException.usage(
        Problem.of(CliErrors.USAGE, "the options do not go together")
            .expected(expected)
            .found(found)
            .where("nunchi tck")
            .fix(fix));
  }

  private int check(Path signedReport, PrintWriter out) throws CliException {
    TckReportCheck checked = TckReportCheck.of(signedReport, Optional.ofNullable(trustedKey));
    if (plugin != null) {
      checked.requireSame(location(plugin).path());
    }
    Optional<Path> comparedModel = comparedModel();
    if (comparedModel.isPresent()) {
      checked.requireSameModel(comparedModel.get());
    }
    if (common.json()) {
      out.println(Json.document(checked));
    } else {
      out.printf(
          "%s: %s on %s%nsigned by %s%s%n%s%n",
          checked.plugin(),
          checked.certified() ? "certified" : "NOT certified",
          checked.date(),
          checked.signer(),
          trustedKey == null ? "; compare this with the signer's, or give --key" : "",
          plugin == null ? "no plugin was compared" : "the plugin is the one that was verified");
      if (comparedModel.isPresent()) {
        out.println("the library or model is the one that was verified");
      } else if (checked.modelDigest().isPresent()) {
        out.printf(
            "the library or model was not compared: the report's has SHA-256 %s%n",
            checked.modelDigest().get());
      }
    }
    out.flush();
    return checked.certified() ? ExitCode.OK : ExitCode.FAILED;
  }

  /** The digests to compare with that of a report's model; a packed model has another one. */
  private Optional<Path> comparedModel() {
    String library = settings.get("library");
    if (library != null) {
      return Optional.of(Path.of(library));
    }
    return Optional.ofNullable(model).map(Path::of).filter(Files::isDirectory);
  }

  private static PluginLocation location(Path named) throws CliException {
    return PluginLocation.of(named, Distribution.pluginDirectory());
  }

  private Subject subject() throws CliException {
    PluginLocation location = location(Objects.requireNonNull(plugin, "plugin"));
    Subject subject = Subject.at(location.path());
    Optional<String> id = Optional.ofNullable(pluginId).or(location::id);
    if (id.isPresent()) {
      subject = subject.plugin(id.get());
    }
    if (model != null) {
      subject = subject.setting("model", ModelLocation.setting(model));
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      subject = subject.setting(setting.getKey(), setting.getValue());
    }
    for (Map.Entry<String, String> setting : cameraSettings.entrySet()) {
      subject = subject.streamSetting(setting.getKey(), setting.getValue());
    }
    for (Prerequisite prerequisite : missing) {
      subject = subject.without(prerequisite);
    }
    return target == null ? subject : subject.target(target);
  }

  private ContractVerification verification() throws CliException, TckException {
    Subject subject = subject();
    return thorough ? ContractVerification.thorough(subject) : ContractVerification.of(subject);
  }

  /** Empty when the user ended it. */
  private Optional<TckReport> verify(PrintWriter err, @Nullable PrintWriter live)
      throws CliException {
    try (Interrupts interrupts = Interrupts.listen();
        ExitWatch exits = new ExitWatch(err);
        ContractVerification verification = verification()) {
      List<ContractRuleResult> results = new ArrayList<>();
      for (ContractRule rule : verification.rules()) {
        if (interrupts.stop().isRequested()) {
          return Optional.empty();
        }
        exits.trying("rule " + rule.number());
        ContractRuleResult result = verification.check(rule);
        results.add(result);
        if (live != null) {
          live.println(line(result));
          live.flush();
        }
      }
      String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
      Verdict verdict = verification.verdict(results);
      return Optional.of(TckReport.of(verdict, now, Distribution.version()));
    } catch (TckException unusable) {
      throw new CliException(ExitCode.UNUSABLE_INPUT, unusable.problems(), unusable);
    }
  }

  private static String line(ContractRuleResult result) {
    return switch (result.status()) {
      case PASSED ->
          String.format(
              Locale.ROOT,
              "passed   %-5s %6.1f s  %s",
              result.rule().number(),
              result.millis() / 1e3,
              result.rule().statement());
      case SKIPPED ->
          "skipped  %-5s           %s"
              .formatted(result.rule().number(), result.reason().replace("\n", " "));
      case NOT_APPLICABLE ->
          "n/a      %-5s           %s"
              .formatted(result.rule().number(), result.reason().replace("\n", " "));
      case FAILED -> "FAILED   " + result.describe();
    };
  }

  private static void say(PrintWriter out, TckReport report, List<Path> written) {
    out.printf(
        "%n%s: %s%n%s; the target was %s%n",
        report.subject(),
        report.summary().certified() ? "certified" : "NOT certified",
        report.summary().describe(),
        report.conditions().target());
    List<String> neverSeen = report.conditions().neverSeen();
    if (!neverSeen.isEmpty()) {
      out.printf("declared, never seen, and so never tried: %s%n", String.join(", ", neverSeen));
    }
    written.forEach(file -> out.printf("wrote %s%n", file));
  }
}
