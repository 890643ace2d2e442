package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.PluginRequirements;
import io.nunchi.loading.PluginRequirements.Isolation;
import io.nunchi.loading.PluginRequirements.Need;
import io.nunchi.spi.PluginManifest;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a plugin's requirements; a value that this host does not know is told, and left out. */
final class ManifestRequirements {

  private static final Pattern COMMA = Pattern.compile(",");
  private static final Map<String, Isolation> ISOLATIONS =
      new TreeMap<>(
          Map.of(
              PluginManifest.IN_PROCESS, Isolation.IN_PROCESS,
              PluginManifest.WORKER, Isolation.WORKER));
  private static final Map<String, Need> NEEDS =
      new TreeMap<>(Map.of(PluginManifest.NETWORK, Need.NETWORK, PluginManifest.FILES, Need.FILES));

  private ManifestRequirements() {}

  /** The requirements of a jar; adds a warning for each value that is not known. */
  static PluginRequirements read(Path jar, @Nullable Manifest manifest, List<Problem> warnings) {
    if (manifest == null) {
      return PluginRequirements.NONE;
    }
    Attributes attributes = manifest.getMainAttributes();
    Isolation isolation = Isolation.IN_PROCESS;
    String asked = attributes.getValue(PluginManifest.ISOLATION);
    if (asked != null) {
      isolation = ISOLATIONS.getOrDefault(asked.strip(), Isolation.IN_PROCESS);
      warnUnlessKnown(asked.strip(), ISOLATIONS.keySet(), PluginManifest.ISOLATION, jar, warnings);
    }
    Set<Need> needs = EnumSet.noneOf(Need.class);
    String listed = attributes.getValue(PluginManifest.NEEDS);
    if (listed != null) {
      for (String one : COMMA.split(listed, -1)) {
        Need need = NEEDS.get(one.strip());
        if (need != null) {
          needs.add(need);
        }
        warnUnlessKnown(one.strip(), NEEDS.keySet(), PluginManifest.NEEDS, jar, warnings);
      }
    }
    return new PluginRequirements(isolation, needs);
  }

  private static void warnUnlessKnown(
      String value, Set<String> known, String attribute, Path jar, List<Problem> warnings) {
    if (!known.contains(value)) {
      warnings.add(LoadProblems.unknownRequirement(attribute, value, known, jar));
    }
  }
}
