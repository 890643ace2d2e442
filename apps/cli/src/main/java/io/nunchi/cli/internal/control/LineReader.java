package io.nunchi.cli.internal.control;

import io.nunchi.spi.failure.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Puts bytes of a control file together to lines: UTF-8, with or without a byte order mark, ended
 * by LF or CRLF. A line counts when its end has come; blank ones and comments ({@code #}) are left
 * out.
 *
 * <p>For one thread.
 */
final class LineReader {

  private static final int LONGEST_LINE = 10_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String where;
  private final Consumer<String> onLine;
  private final Consumer<Problem> onUnusable;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private long lineNumber = 1;
  private boolean isTooLong;

  /**
   * Prepares to read.
   *
   * @param where names the file in problems
   * @param onLine takes each command
   * @param onUnusable takes the reason of each line that is not carried out
   */
  LineReader(String where, Consumer<String> onLine, Consumer<Problem> onUnusable) {
    this.where = where;
    this.onLine = onLine;
    this.onUnusable = onUnusable;
  }

  /** Takes the next bytes; lines that they end are handed on before this returns. */
  void take(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      if (bytes[i] == '\n') {
        endLine();
      } else if (begun.size() < LONGEST_LINE) {
        begun.write(bytes[i]);
      } else {
        isTooLong = true;
      }
    }
  }

  private void endLine() {
    byte[] line = begun.toByteArray();
    boolean tooLong = isTooLong;
    String place = where + ":" + lineNumber;
    begin();
    lineNumber++;
    if (tooLong) {
      unusable("a line of " + LONGEST_LINE + " bytes at most", "more", place);
      return;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      String command = withoutMark(text).strip();
      if (command.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
        unusable("a line of text", "control characters in it", place);
      } else if (!command.isEmpty() && !command.startsWith("#")) {
        onLine.accept(command);
      }
    } catch (CharacterCodingException noText) {
      unusable("UTF-8", "bytes of another encoding", place);
    }
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private void begin() {
    begun.reset();
    isTooLong = false;
  }

  /** Gives a line up that has no end and gets none, and tells so. */
  void giveUpBegunLine() {
    if (begun.size() > 0) {
      String text = new String(begun.toByteArray(), StandardCharsets.UTF_8).strip();
      unusable("a line break at its end", text, where + ":" + lineNumber);
      begin();
    }
  }

  /** Begins again with the first line of a file that was written anew. */
  void restart() {
    giveUpBegunLine();
    lineNumber = 1;
  }

  private void unusable(String expected, String found, String place) {
    onUnusable.accept(ControlProblems.lineUnusable(expected, found, place));
  }
}
