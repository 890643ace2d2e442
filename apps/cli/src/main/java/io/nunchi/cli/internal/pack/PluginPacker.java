package io.nunchi.cli.internal.pack;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.HostException;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.signing.JarSignature;
import io.nunchi.loading.LoadReport;
import io.nunchi.loading.PluginReport;
import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.report.FileDigest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packs a plugin into a jar or a folder, beside its digests. A host that checks both loads it
 * before it gets its name: what is packed is what such a host accepts.
 */
public final class PluginPacker {

  private static final String DIGESTS_OF_FOLDER = "SHA256SUMS";
  private static final String DIGESTS_OF_JAR = ".sha256";

  private final Path plugin;
  private final Path out;
  private final Optional<JarSignature> signature;

  /**
   * Prepares a packing.
   *
   * @param plugin the plugin's jar or folder
   * @param out the jar, if the name ends in {@code .jar}, or the folder to write
   * @param signature signs the jars; empty to sign none
   */
  public PluginPacker(Path plugin, Path out, Optional<JarSignature> signature) {
    this.plugin = plugin;
    this.out = out.toAbsolutePath().normalize();
    this.signature = signature;
  }

  /** Packs; the warnings name what is left out. */
  public PackedPlugin pack(PrintWriter warnings) throws CliException {
    if (signature.isPresent() && ModuleLayer.boot().findModule("jdk.jartool").isEmpty()) {
      throw CliException.unusable(PackProblems.cannotSign());
    }
    if (Files.exists(out)) {
      throw CliException.unusable(PackProblems.taken(out));
    }
    PluginJarFiles jars = PluginJarFiles.of(plugin);
    jars.leftOut()
        .forEach(file -> warnings.printf("warning: %s is no jar and is left out%n", file));
    Path parent = Objects.requireNonNull(out.getParent(), "a folder or file in a folder");
    try {
      Path staging =
          Files.createTempDirectory(Files.createDirectories(parent), ".nunchi-plugin-pack-");
      try {
        return pack(jars, staging);
      } finally {
        delete(staging);
      }
    } catch (IOException e) {
      throw CliException.unwritable(out, e);
    }
  }

  private boolean isJar() {
    return out.toString().endsWith(".jar");
  }

  private PackedPlugin pack(PluginJarFiles jars, Path staging) throws IOException, CliException {
    Path directory = Files.createDirectory(staging.resolve("plugins"));
    Path staged = directory.resolve(Objects.requireNonNull(out.getFileName(), "a name"));
    if (isJar()) {
      MergedJar.write(jars.all(), staged);
    } else {
      Files.createDirectory(staged);
      for (Path jar : jars.all()) {
        MergedJar.writeClean(jar, staged.resolve(Objects.requireNonNull(jar.getFileName())));
      }
    }
    if (signature.isPresent()) {
      signAll(staged, signature.get());
    }
    List<FileDigest> digests = FileDigest.ofPlugin(staged);
    Path list =
        isJar()
            ? staging.resolve(staged.getFileName() + DIGESTS_OF_JAR)
            : staged.resolve(DIGESTS_OF_FOLDER);
    Files.writeString(
        list,
        digests.stream()
            .map(digest -> digest.sha256() + "  " + digest.file() + "\n")
            .collect(Collectors.joining()));
    List<String> ids = requireAccepted(directory, list);
    Files.move(staged, out);
    Path digestFile =
        isJar()
            ? Files.move(list, out.resolveSibling(String.valueOf(list.getFileName())))
            : out.resolve(DIGESTS_OF_FOLDER);
    return new PackedPlugin(
        ids, out.toString(), digestFile.toString(), digests, signature.map(JarSignature::signer));
  }

  private static void signAll(Path staged, JarSignature signature) throws IOException {
    List<Path> jars = new ArrayList<>(List.of(staged));
    if (Files.isDirectory(staged)) {
      try (Stream<Path> files = Files.list(staged)) {
        jars = files.sorted().toList();
      }
    }
    for (Path jar : jars) {
      signature.sign(jar);
    }
  }

  /** Loads the plugin as a host with every check does. */
  private List<String> requireAccepted(Path directory, Path digests) throws CliException {
    HostBuilder builder = new HostBuilder().pluginDirectory(directory).allowPluginDigests(digests);
    signature.ifPresent(signed -> builder.trustPluginSigners(signed.chain().subList(0, 1)));
    try (AnalyticsHost host = builder.build()) {
      return accepted(host.loadReport());
    } catch (HostException e) {
      throw CliException.refusedBy(e);
    }
  }

  private List<String> accepted(LoadReport report) throws CliException {
    List<Problem> problems = new ArrayList<>(report.problems());
    List<String> ids = new ArrayList<>();
    for (PluginReport loaded : report.plugins()) {
      problems.addAll(loaded.problems());
      loaded.descriptor().ifPresent(known -> ids.add(known.id() + " " + known.version()));
    }
    if (!problems.isEmpty() || ids.isEmpty()) {
      problems.add(PackProblems.notAccepted(plugin, "one that is refused"));
      throw new CliException(ExitCode.UNUSABLE_INPUT, problems, null);
    }
    return ids;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
