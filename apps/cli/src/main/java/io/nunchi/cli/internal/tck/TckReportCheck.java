package io.nunchi.cli.internal.tck;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.signing.FileSignature;
import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.report.FileDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report whose signature was checked.
 *
 * @param plugin id and version of the plugin, and of its model or library
 * @param date the time of its verdict
 * @param certified the verdict
 * @param signer the fingerprint of the key that signed it
 * @param jars the digests of the plugin's jars by their names
 * @param modelDigest the digest of the model or library that the verified engine ran, if any
 */
public record TckReportCheck(
    String plugin,
    String date,
    boolean certified,
    String signer,
    Map<String, String> jars,
    Optional<String> modelDigest) {

  /**
   * Reads a report and checks its signature.
   *
   * @param place the JSON file, or its folder
   * @param trusted the public key that must have signed it; empty for any key
   */
  public static TckReportCheck of(Path place, Optional<Path> trusted) throws CliException {
    Path file = Files.isDirectory(place) ? place.resolve(TckReportFiles.JSON) : place;
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw CliException.unusable(unreadable(file, e.toString()), e);
    }
    String signer = FileSignature.check(file, content, trusted);
    return parse(file, content, signer);
  }

  private static TckReportCheck parse(Path file, byte[] text, String signer) throws CliException {
    try {
      JsonNode report = JsonMapper.shared().readTree(text);
      String format = report.path("format").asString("none");
      if (!format.equals(TckReport.FORMAT)) {
        throw CliException.unusable(unreadable(file, "format " + format));
      }
      JsonNode plugin = report.path("plugin");
      JsonNode engine = report.path("conditions").path("engine");
      Map<String, String> jars = new TreeMap<>();
      plugin
          .path("jars")
          .forEach(jar -> jars.put(jar.get("file").asString(), jar.get("sha256").asString()));
      return new TckReportCheck(
          TckReport.describe(
              plugin.get("id").asString() + " " + plugin.get("version").asString(),
              engine.path("model").asStringOpt(),
              engine.path("modelDigest").asStringOpt()),
          report.get("date").asString(),
          report.get("certified").asBoolean(),
          signer,
          jars,
          engine.path("modelDigest").asStringOpt());
    } catch (JacksonException | NullPointerException e) { // a node that is not there
      throw CliException.unusable(unreadable(file, e.toString()), e);
    }
  }

  /** Requires that a plugin's jars are exactly those of the report. */
  public void requireSame(Path plugin) throws CliException {
    Map<String, String> found = new TreeMap<>();
    try {
      FileDigest.ofPlugin(plugin).forEach(jar -> found.put(jar.file(), jar.sha256()));
    } catch (IOException e) {
      throw CliException.unusable(differs(plugin, e.toString()), e);
    }
    List<String> differences = new ArrayList<>();
    jars.forEach(
        (file, digest) -> {
          if (!found.containsKey(file)) {
            differences.add(file + " is missing");
          } else if (!digest.equals(found.get(file))) {
            differences.add(file + " has SHA-256 " + found.get(file) + " instead of " + digest);
          }
        });
    found.keySet().stream()
        .filter(file -> !jars.containsKey(file))
        .forEach(file -> differences.add(file + " is not in the report"));
    if (!differences.isEmpty()) {
      throw CliException.failed(differs(plugin, String.join("\n", differences)), null);
    }
  }

  /**
   * Requires that a native library, or the model in a folder, is the one that was verified.
   *
   * @param model the library, or the folder of a model package
   */
  public void requireSameModel(Path model) throws CliException {
    List<String> found = new ArrayList<>();
    try {
      for (FileDigest file : digests(model)) {
        found.add(file.file() + " has SHA-256 " + file.sha256());
        if (modelDigest.filter(file.sha256()::equals).isPresent()) {
          return;
        }
      }
    } catch (IOException e) {
      throw CliException.unusable(modelDiffers(model, e.toString()), e);
    }
    throw CliException.failed(modelDiffers(model, String.join("\n", found)), null);
  }

  private static List<FileDigest> digests(Path model) throws IOException {
    if (!Files.isDirectory(model)) {
      return List.of(FileDigest.of(model));
    }
    List<FileDigest> digests = new ArrayList<>();
    try (Stream<Path> files = Files.list(model)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digests.add(FileDigest.of(file));
      }
    }
    return digests;
  }

  private Problem modelDiffers(Path model, String found) {
    return Problem.of(
            CliErrors.PLUGIN_DIFFERS, "the library or model is not the one that was verified")
        .expected(
            modelDigest.map(digest -> "SHA-256 " + digest).orElse("none: the report has none"))
        .found(found.isEmpty() ? "an empty folder" : found)
        .where(model.toString())
        .fix("get the one that belongs to the report, or verify this one");
  }

  private static Problem unreadable(Path file, String found) {
    return Problem.of(CliErrors.REPORT_UNREADABLE, "the report cannot be read")
        .expected("a tck-report.json of this version of the kit, or the folder that holds it")
        .found(found)
        .where(file.toString())
        .fix("correct the path, or verify the plugin again: nunchi tck PLUGIN --report DIR");
  }

  private static Problem differs(Path plugin, String found) {
    return Problem.of(CliErrors.PLUGIN_DIFFERS, "the plugin is not the one that was verified")
        .expected("the jars of the report, each with its SHA-256, and no others")
        .found(found)
        .where(plugin.toString())
        .fix("get the plugin that belongs to the report, or verify this one");
  }
}
