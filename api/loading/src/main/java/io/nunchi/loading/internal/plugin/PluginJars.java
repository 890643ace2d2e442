package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.PluginRequirements;
import io.nunchi.loading.internal.trust.ClassPathCheck;
import io.nunchi.loading.internal.trust.JarCopy;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.SpiVersion;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The service file, SPI version, requirements and warnings of a plugin's jars, read without loading
 * a class.
 */
record PluginJars(
    Path location,
    List<JarCopy> jars,
    Optional<SpiVersion> spiVersion,
    PluginRequirements requirements,
    List<Problem> warnings) {

  private static final int NAMED_CLASSES = 5;
  private static final String SERVICE_FILE = "META-INF/services/" + AnalyzerPlugin.class.getName();

  static PluginJars read(Path location, List<JarCopy> jars, List<Problem> problems) {
    boolean serviceFileFound = false;
    Optional<SpiVersion> spiVersion = Optional.empty();
    PluginRequirements requirements = PluginRequirements.NONE;
    int problemsBefore = problems.size();
    List<Problem> warnings = new ArrayList<>();
    for (JarCopy copy : jars) {
      Path jar = copy.original();
      try (JarFile file = new JarFile(copy.file().toFile())) {
        ClassPathCheck.warning(file, copy, jars).ifPresent(warnings::add);
        if (file.getEntry(SERVICE_FILE) != null) {
          serviceFileFound = true;
          spiVersion = spiVersion(jar, file.getManifest(), problems);
          requirements = ManifestRequirements.read(jar, file.getManifest(), warnings);
          exitCalls(jar, ExitCalls.in(file)).ifPresent(warnings::add);
        }
      } catch (IOException | SecurityException e) {
        problems.add(LoadProblems.unreadable(jar, e.toString()));
      }
    }
    if (!jars.isEmpty() && !serviceFileFound && problems.size() == problemsBefore) {
      problems.add(
          Problem.of("NUN-1004", "no jar of the plugin offers an analyzer")
              .expected("a service file " + SERVICE_FILE + " that names the plugin's class")
              .found("none in " + jars.size() + " jar(s)")
              .where(location.toString())
              .fix(
                  Files.isDirectory(location)
                      ? "add the service file to the plugin's jar"
                      : "add the service file to the plugin's jar; if this is a jar that a plugin needs,"
                          + " put both into a folder of their own: a plugin directory takes each"
                          + " jar that lies directly in it as a plugin"));
    }
    return new PluginJars(location, jars, spiVersion, requirements, List.copyOf(warnings));
  }

  /** Returns true for a jar with a service file; false for one that cannot be read. */
  static boolean offersAnalyzers(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(SERVICE_FILE) != null;
    } catch (IOException | SecurityException e) {
      return false; // a load of the jar reports it
    }
  }

  private static Optional<Problem> exitCalls(Path jar, List<String> classes) {
    if (classes.isEmpty()) {
      return Optional.empty();
    }
    List<String> named = classes.subList(0, Math.min(classes.size(), NAMED_CLASSES));
    return Optional.of(
        Problem.of("NUN-1011", "the plugin's code can end the process")
            .expected("no call of System.exit, Runtime.exit or Runtime.halt (rule 8.3)")
            .found(classes.size() + " class(es) with one, such as " + String.join(", ", named))
            .where(jar.toString())
            .fix("ask the plugin's vendor whether an engine can come there"));
  }

  private static Optional<SpiVersion> spiVersion(
      Path jar, Manifest manifest, List<Problem> problems) {
    String text =
        manifest == null
            ? null
            : manifest.getMainAttributes().getValue(SpiVersion.MANIFEST_ATTRIBUTE);
    if (text == null) {
      problems.add(
          malformedVersion(jar)
              .found("no such attribute")
              .fix("add it to the jar's manifest when the plugin is built"));
      return Optional.empty();
    }
    try {
      SpiVersion version = SpiVersion.parse(text);
      if (!SpiVersion.CURRENT.canRun(version)) {
        problems.add(unsupportedVersion(jar, version));
      }
      return Optional.of(version);
    } catch (IllegalArgumentException e) {
      problems.add(malformedVersion(jar).found(text).fix("write it as major.minor, such as 1.0"));
      return Optional.empty();
    }
  }

  private static Problem malformedVersion(Path jar) {
    return Problem.of("NUN-1005", "the jar does not say against which SPI version it was built")
        .expected("manifest attribute " + SpiVersion.MANIFEST_ATTRIBUTE + ": major.minor")
        .where(jar.toString());
  }

  private static Problem unsupportedVersion(Path jar, SpiVersion version) {
    return Problem.of("NUN-1006", "the plugin was built for another version of the SPI")
        .expected(
            "major " + SpiVersion.CURRENT.major() + ", minor at most " + SpiVersion.CURRENT.minor())
        .found(version.toString())
        .where(jar.toString())
        .fix(
            version.major() > SpiVersion.CURRENT.major()
                    || (version.major() == SpiVersion.CURRENT.major()
                        && version.minor() > SpiVersion.CURRENT.minor())
                ? "update the host, or take an older build of the plugin"
                : "take a newer build of the plugin");
  }
}
