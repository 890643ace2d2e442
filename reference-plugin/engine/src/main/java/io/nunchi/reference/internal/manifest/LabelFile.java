package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of labels: one in each line, in the order of the model's outputs, or a {@linkplain
 * LabelMap list or map}.
 */
public final class LabelFile {

  static final int MAX_LABELS = 100_000;

  private static final String UNUSED = "(unused ";

  /** Lines that label maps with gaps write where a number has no label. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("|n/?a|\\?+|-+|__background__", Pattern.CASE_INSENSITIVE);

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char MONGOLIAN_VOWEL_SEPARATOR = '\u180E';

  private LabelFile() {}

  /**
   * Reads the labels of a file.
   *
   * @param path the file, for a person
   * @param bytes its text in UTF-8, or in UTF-16 with a byte order mark
   * @return its labels, each once; a line that is empty or a placeholder such as {@code N/A}
   *     becomes an {@linkplain #isUnused unused} one, as its number is no label of the model
   * @throws ModelRefusedException if the file is no text, or a label is there twice
   */
  public static List<String> lines(String path, byte[] bytes) throws ModelRefusedException {
    String text = text(path, bytes);
    Optional<List<String>> map = LabelMap.parse(text);
    List<String> lines =
        map.orElseGet(() -> withoutEmptyEnd(text.lines().map(LabelFile::strip).toList()));
    String place = map.isPresent() ? "label number" : "line";
    int first = map.isPresent() ? 0 : 1;
    Map<String, Integer> lineOfLabel = new HashMap<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String label = lines.get(i);
      boolean placeholder = isPlaceholder(label);
      Integer before = placeholder ? null : lineOfLabel.putIfAbsent(label, i + first);
      if (before != null) {
        throw refused(
            path + ", " + place + " " + (i + first),
            "each label once",
            label + ", as in " + place + " " + before);
      }
      labels.add(placeholder ? unused(i) : label);
    }
    if (lineOfLabel.isEmpty() || lines.size() > MAX_LABELS) {
      throw refused(path, "1 to " + MAX_LABELS + " labels", lineOfLabel.size() + " labels");
    }
    return labels;
  }

  /**
   * Tells if a number of the model's has no label. Nothing of it is reported.
   *
   * @param label a label that {@link #lines} returned
   */
  public static boolean isUnused(String label) {
    return label.startsWith(UNUSED);
  }

  static String unused(int number) {
    return UNUSED + number + ")";
  }

  /** Tells if a text stands for "this number has no label". */
  static boolean isPlaceholder(String label) {
    return isUnused(label) || PLACEHOLDER.matcher(label).matches();
  }

  private static String text(String path, byte[] bytes) throws ModelRefusedException {
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    boolean isUtf16 = mark == 0xFEFF || mark == 0xFFFE;
    Charset charset = isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw refused(path, "a text in UTF-8", "bytes that are no " + charset);
    }
  }

  /** Removes spaces of every kind, and the byte order mark of UTF-8, from both ends. */
  static String strip(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && isSpace(line.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  private static boolean isSpace(char unit) {
    return Character.isWhitespace(unit)
        || Character.isSpaceChar(unit)
        || unit == BYTE_ORDER_MARK
        || unit == MONGOLIAN_VOWEL_SEPARATOR;
  }

  private static List<String> withoutEmptyEnd(List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isEmpty()) {
      end--;
    }
    return lines.subList(0, end);
  }

  static ModelRefusedException refused(String where, String expected, String found) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.LABELS_FILE, "the file of labels cannot be used")
            .expected(expected)
            .found(found)
            .where(where)
            .fix("write one label per line, in the order of the model's outputs"));
  }
}
