package io.nunchi.cli;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.author.AnalyzerNames;
import io.nunchi.cli.internal.author.AnalyzerProject;
import io.nunchi.cli.internal.author.NativeProject;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins an analyzer. */
@Command(
    name = "new-analyzer",
    description =
        "Writes a Maven project with an analyzer that keeps every rule, its service file, "
            + "manifest entry, tests and README. ./mvnw verify in it builds and certifies the "
            + "analyzer. With --c, writes a project in C: a library, the header, tests that run "
            + "under sanitizers, a build script that needs cc alone, and README.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.OK_HELP,
      ExitCode.FAILED_HELP,
      ExitCode.USAGE_HELP,
      ExitCode.INPUT_HELP
    },
    footer = {
      "",
      "Examples:",
      "  nunchi new-analyzer ../red-cars --id acme.red-cars",
      "  nunchi new-analyzer ../people --id acme.people \\",
      "      --package com.acme.people --vendor \"ACME Inc.\"",
      "  nunchi new-analyzer ../smoke --id acme.smoke --c",
      "docs/writing-an-analyzer.md leads on from there."
    })
final class NewAnalyzerCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      description = "Where to write; created if missing, refused if it holds files.")
  private Path folder = Path.of("");

  @Option(
      names = "--id",
      paramLabel = "ID",
      required = true,
      description = "The plugin's id: lower-case parts joined by dots, such as acme.people.")
  private String id = "";

  @Option(names = "--c", description = "Write it in C, as a library that nunchi.native runs.")
  private boolean inC;

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description = "Its Java package; not with --c. Default: the id.")
  private @Nullable String packageName;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What people see. Default: the id's last part.")
  private @Nullable String name;

  @Option(
      names = "--vendor",
      paramLabel = "VENDOR",
      description = "Who makes it. Default: the part of the id before the last.")
  private @Nullable String vendor;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    PrintWriter out = Objects.requireNonNull(spec, "spec").commandLine().getOut();
    if (inC && packageName != null) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "an analyzer in C has no Java package")
              .expected("--c or --package")
              .found("--c and --package " + packageName)
              .fix("leave --package out"));
    }
    AnalyzerNames names =
        AnalyzerNames.of(
            id,
            Optional.ofNullable(packageName),
            Optional.ofNullable(name),
            Optional.ofNullable(vendor));
    Path target = OutputFolder.prepare(folder, false).path();
    NativeProject nativeProject = new NativeProject(names, target);
    List<Path> files = inC ? nativeProject.write() : new AnalyzerProject(names, target).write();
    if (common.json()) {
      out.println(
          Json.document(
              Map.of(
                  "folder",
                  target.toString(),
                  "files",
                  files.stream().map(Path::toString).toList())));
    } else {
      files.forEach(file -> out.println("wrote " + target.resolve(file)));
      if (inC) {
        out.printf("%nTest, build and certify it:%n%n    %s/build.sh check%n", target);
        out.printf("    %s/build.sh%n", target);
        out.printf("    ./nunchi tck nunchi.native --set library=%s%n", nativeProject.library());
      } else {
        out.printf("%nBuild and certify it:%n%n    cd %s%n    ./mvnw verify%n", target);
      }
    }
    out.flush();
    return ExitCode.OK;
  }
}
