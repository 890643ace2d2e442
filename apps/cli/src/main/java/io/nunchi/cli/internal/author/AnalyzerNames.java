package io.nunchi.cli.internal.author;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.failure.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * The names of a new analyzer and of its parts.
 *
 * @param id the plugin's id, such as {@code acme.red-cars}
 * @param packageName its Java package
 * @param className the beginning of its classes' names, such as {@code RedCars}
 * @param name the name for people
 * @param vendor the name of its maker
 */
public record AnalyzerNames(
    String id, String packageName, String className, String name, String vendor) {

  private static final String OWN_IDS = "nunchi.";

  /**
   * Derives what is not given from the id.
   *
   * @throws CliException if a name cannot be used
   */
  public static AnalyzerNames of(
      String id, Optional<String> packageName, Optional<String> name, Optional<String> vendor)
      throws CliException {
    if (id.startsWith(OWN_IDS)) {
      throw unusable("--id", "an id of your own, such as acme.people", id);
    }
    List<String> parts = List.of(id.split("\\.", -1));
    String last = parts.get(parts.size() - 1);
    AnalyzerNames names =
        new AnalyzerNames(
            id,
            packageName.orElse(id.replace("-", "")),
            camelCase(last),
            name.orElse(capitalized(last.replace('-', ' '))),
            vendor.orElse(capitalized(parts.get(Math.max(0, parts.size() - 2)))));
    names.requireUsable();
    return names;
  }

  private void requireUsable() throws CliException {
    try {
      PluginDescriptor.builder(id, name).version("1.0").vendor(vendor).build();
    } catch (IllegalArgumentException unfit) {
      throw unusable(
          "--id, --name, --vendor", "what a descriptor takes", String.valueOf(unfit.getMessage()));
    }
    if (!SourceVersion.isName(packageName, SourceVersion.RELEASE_17)) {
      throw unusable("--package", "a Java package, such as com.acme.people", packageName);
    }
    if (!SourceVersion.isIdentifier(className)) {
      throw unusable("--id", "a last part that begins with a letter", id);
    }
    for (String text : List.of(name, vendor)) {
      if (!text.matches("[\\p{L}\\p{N} .,&'()_+-]+")) {
        throw unusable("--name, --vendor", "letters, digits, blanks and . , & ' ( ) _ + -", text);
      }
    }
  }

  private static CliException unusable(String where, String expected, String found) {
    return CliException.usage(
        Problem.of(CliErrors.USAGE, "the new analyzer cannot be called like this")
            .expected(expected)
            .found(found)
            .where(where)
            .fix("choose another name"));
  }

  /** The prefix of its error codes: capital letters and digits. */
  String codePrefix() {
    String letters = vendor.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return letters.matches("[A-Z].*") ? letters : "OWN";
  }

  /** The name of its files in C: lower case, digits and underscores. */
  String fileName() {
    return id.substring(id.lastIndexOf('.') + 1).replace('-', '_');
  }

  /** The name of its jar without the version. */
  String artifact() {
    List<String> parts = List.of(id.split("\\.", -1));
    return String.join("-", parts.subList(Math.max(0, parts.size() - 2), parts.size()));
  }

  private static String camelCase(String words) {
    return Arrays.stream(words.split("-", -1))
        .map(AnalyzerNames::capitalized)
        .collect(Collectors.joining());
  }

  private static String capitalized(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
