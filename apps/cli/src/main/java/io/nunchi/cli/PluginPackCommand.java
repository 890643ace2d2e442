package io.nunchi.cli;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.options.CommonOptions;
import io.nunchi.cli.internal.pack.PackedPlugin;
import io.nunchi.cli.internal.pack.PluginPacker;
import io.nunchi.cli.internal.signing.JarSignature;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** Makes what a plugin's vendor delivers. */
@Command(
    name = "pack",
    description = {
      "Packs a plugin with the jars that it needs, and writes their SHA-256.",
      "A host that checks digests, and signers if it is signed, has loaded what is written."
    },
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
      "  nunchi plugin pack target/plugin/acme.people -o acme.people",
      "  nunchi plugin pack target/plugin/acme.people -o acme-people.jar \\",
      "      --sign acme-key.pem --certificate acme.pem"
    })
final class PluginPackCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PLUGIN",
      description = {
        "The plugin: the folder with its jar and those that it needs; or its jar, with those that"
            + " its manifest names in Class-Path."
      })
  private Path plugin = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT",
      required = true,
      description = {
        "What to write: one jar if the name ends in .jar, otherwise the plugin's folder.",
        "The digests are in OUT.sha256 or in the folder's SHA256SUMS."
      })
  private Path out = Path.of("");

  @Option(
      names = "--sign",
      paramLabel = "KEY",
      description = "Sign every jar with a private key, EC or Ed25519, PKCS#8 in PEM.")
  private @Nullable Path key;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "The key's X.509 certificate in PEM, and those of its issuers after it.")
  private @Nullable Path certificate;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws CliException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    PackedPlugin packed = new PluginPacker(plugin, out, signature()).pack(commandLine.getErr());
    common.print(commandLine, packed, lines(packed));
    return ExitCode.OK;
  }

  private Optional<JarSignature> signature() throws CliException {
    if (key == null && certificate == null) {
      return Optional.empty();
    }
    if (key == null || certificate == null) {
      throw CliException.usage(
          Problem.of(CliErrors.USAGE, "the options do not go together")
              .expected("--sign KEY and --certificate FILE, or neither")
              .found("one of them")
              .where("nunchi plugin pack")
              .fix("add the other one"));
    }
    return Optional.of(JarSignature.read(key, certificate));
  }

  private static List<String> lines(PackedPlugin packed) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %d jar(s), %s"
            .formatted(
                String.join(", ", packed.plugins()),
                packed.jars().size(),
                packed.signer().map(signer -> "signed by " + signer).orElse("not signed")));
    packed.jars().forEach(jar -> lines.add(jar.sha256() + "  " + jar.file()));
    lines.add("wrote " + packed.location());
    lines.add("wrote " + packed.digests());
    return lines;
  }
}
