package io.nunchi.cli.internal.analyze;

import io.nunchi.cli.internal.output.OutputFolder;
import io.nunchi.cli.internal.source.Sources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names for sources that are analyzed together: unique, fit for folders and camera ids, and other
 * than those of the files that lie beside the folders.
 */
final class SourceNames {

  private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final Pattern AT_THE_ENDS = Pattern.compile("^[.-]+|[.-]+$");
  private static final Pattern QUERY = Pattern.compile("\\?.*$");
  private static final Pattern TRAILING_SLASHES = Pattern.compile("[/\\\\]+$");
  private static final int LONGEST = 80;

  private SourceNames() {}

  /** A name for each location, in their order; the same names for the same locations. */
  static List<String> of(List<String> locations) {
    Set<String> taken = new HashSet<>(OutputFolder.OWN_NAMES);
    List<String> names = new ArrayList<>();
    for (String location : locations) {
      String plain = plain(location);
      String name = plain;
      for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
        name = plain + "-" + number;
      }
      names.add(name);
    }
    return names;
  }

  /** The last part of a path; host and path of a URL; what is unfit becomes a hyphen. */
  private static String plain(String location) {
    String shown = Sources.shown(location);
    boolean isUrl = Sources.isLive(location);
    String tail =
        isUrl
            ? QUERY
                .matcher(shown.substring(shown.indexOf("://") + 3).replace("***@", ""))
                .replaceFirst("")
            : lastPart(shown.startsWith("scene:") ? QUERY.matcher(shown).replaceFirst("") : shown);
    String fit = AT_THE_ENDS.matcher(UNFIT.matcher(tail).replaceAll("-")).replaceAll("");
    String bounded = fit.length() > LONGEST ? fit.substring(fit.length() - LONGEST) : fit;
    return bounded.isEmpty() ? "source" : bounded;
  }

  private static String lastPart(String path) {
    String trimmed = TRAILING_SLASHES.matcher(path).replaceFirst("");
    return trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1);
  }
}
