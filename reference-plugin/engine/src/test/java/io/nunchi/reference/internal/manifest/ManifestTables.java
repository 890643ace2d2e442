package io.nunchi.reference.internal.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of keys in docs/model-manifest.md. */
final class ManifestTables {

  private static final Path DOCUMENT = Path.of("..", "..", "docs", "model-manifest.md");
  private static final Pattern SECTION =
      Pattern.compile("^### `([a-zA-Z\\[\\].]+)`(?:, decoder `([a-z0-9-]+)`)?$");
  private static final Pattern ROW =
      Pattern.compile("^\\| ((?:`[a-zA-Z\\[\\].0-9]+`(?:, )?)+) \\|.*");

  /**
   * One key.
   *
   * @param path the object that has it, such as {@code probe.expected[].box} or {@code output ssd}
   * @param key the key
   * @param type the type, in Markdown
   * @param absence the default, in Markdown
   */
  record Row(String path, String key, String type, String absence) {}

  private ManifestTables() {}

  static List<Row> read() throws IOException {
    List<Row> rows = new ArrayList<>();
    String path = null;
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher heading = SECTION.matcher(line);
      if (line.startsWith("#")) {
        path = line.equals("## Keys") ? "" : null;
        if (heading.matches()) {
          String decoder = heading.group(2);
          path = heading.group(1) + (decoder == null ? "" : " " + decoder);
        }
      }
      if (path != null && ROW.matcher(line).matches()) {
        List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        for (String key : cells.get(1).replace("`", "").split(", ", -1)) {
          rows.add(row(path, key, cells));
        }
      }
    }
    return rows;
  }

  /** A row may be about a key further down, such as expected[].label in the section probe. */
  private static Row row(String section, String key, List<String> cells) {
    int dot = key.lastIndexOf('.');
    String path = dot < 0 ? section : section + "." + key.substring(0, dot);
    return new Row(path, key.substring(dot + 1), cells.get(2), cells.get(3));
  }
}
