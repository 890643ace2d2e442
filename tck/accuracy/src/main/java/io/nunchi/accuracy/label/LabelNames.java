package io.nunchi.accuracy.label;

import io.nunchi.accuracy.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Keys under which names of labels are the same. */
final class LabelNames {

  private static final String TABLE = "synonyms.txt";
  private static final Pattern IGNORED = Pattern.compile("[\\s\\h\\p{Pd}_\\uFEFF]+");

  /** The first name of its group, by each name; all of them normalised. */
  private static final Map<String, String> GROUPS = readTable();

  private LabelNames() {}

  /** A name without case, spaces, hyphens and underscores. */
  static String normalised(String name) {
    String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
    return IGNORED.matcher(compatible.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** The same key for all names that the table of synonyms puts into one group. */
  static String meaning(String name) {
    String normalised = normalised(name);
    return GROUPS.getOrDefault(normalised, normalised);
  }

  private static Map<String, String> readTable() {
    try (InputStream table = LabelNames.class.getResourceAsStream(TABLE)) {
      Map<String, String> groups = new HashMap<>();
      for (String line :
          PlainText.lines(PlainText.decode(Objects.requireNonNull(table, TABLE).readAllBytes()))) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          addGroup(line, groups);
        }
      }
      return Map.copyOf(groups);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addGroup(String line, Map<String, String> groups) {
    String[] names = line.split("\\|", -1);
    for (String name : names) {
      if (groups.put(normalised(name), normalised(names[0])) != null) {
        throw new IllegalStateException(name + " is in two lines of " + TABLE);
      }
    }
  }
}
