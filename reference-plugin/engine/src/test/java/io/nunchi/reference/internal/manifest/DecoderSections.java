package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.parameter.Parameter;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The decoders in docs/model-manifest.md: a table of all, and a section for each. */
final class DecoderSections {

  private static final String TABLE = "table of decoders";
  private static final String SECTIONS = "sections of decoders";
  private static final int LINE_LENGTH = 120;

  /** Words that would make a list or a heading of a line that they begin. */
  private static final Set<String> NEVER_FIRST = Set.of("*", "-", "+", "#", ">", "=");

  /** Shapes and code are never broken. */
  private static final Pattern WORD = Pattern.compile("(\\[[^\\]]*]|`[^`]*`|\\S)+");

  private DecoderSections() {}

  /** The document, with the generated parts as the decoders demand. */
  static String replacedIn(String document, List<DecoderType> decoders) {
    String withTable = replaced(document, TABLE, table(decoders));
    return replaced(
        withTable,
        SECTIONS,
        decoders.stream().map(DecoderSections::section).collect(Collectors.joining("\n")));
  }

  private static String replaced(String document, String part, String text) {
    String begin = "<!-- generated from the code: " + part + " -->\n";
    String end = "<!-- end of the " + part + " -->\n";
    int from = document.indexOf(begin);
    int to = document.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("the document has no marked " + part);
    }
    return document.substring(0, from + begin.length()) + text + document.substring(to);
  }

  private static String table(List<DecoderType> decoders) {
    StringBuilder table = new StringBuilder();
    row(table, "the model's outputs", "decoder", "models");
    row(table, "---", "---", "---");
    for (DecoderType decoder : decoders) {
      row(table, decoder.help().outputs(), code(decoder.name()), decoder.help().models());
    }
    return table.toString().replace("| --- ", "|---").replace("--- |", "---|");
  }

  private static String section(DecoderType decoder) {
    StringBuilder section = new StringBuilder();
    section
        .append("### `output`, decoder ")
        .append(code(decoder.name()))
        .append("\n\n")
        .append(wrapped(decoder.help().text()))
        .append("\n\n")
        .append("| key | type | mandatory, or default | meaning |\n|---|---|---|---|\n");
    row(section, "`decoder`", code(decoder.name()), "mandatory", "This decoder.");
    for (Parameter<?> parameter : decoder.parameters()) {
      row(
          section,
          code(parameter.key()),
          parameter.type().description(),
          parameter.absence(),
          parameter.help());
    }
    return section.toString();
  }

  private static void row(StringBuilder table, String... cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : WORD.matcher(text).results().map(MatchResult::group).toList()) {
      boolean fits = length + 1 + word.length() <= LINE_LENGTH || NEVER_FIRST.contains(word);
      if (length > 0) {
        lines.append(fits ? ' ' : '\n');
      }
      length = fits && length > 0 ? length + 1 + word.length() : word.length();
      lines.append(word);
    }
    return lines.toString();
  }
}
