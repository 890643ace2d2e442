package io.nunchi.accuracy.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Decodes a text file that any editor may have saved: UTF-8 with or without a byte order mark, or
 * UTF-16 with one.
 *
 * <p>Any thread.
 */
public final class PlainText {

  /** The encodings that {@link #decode} knows, for error texts. */
  public static final String ENCODINGS = "UTF-8, or UTF-16 with a byte order mark";

  private static final char MARK = '\uFEFF';
  private static final char NO_BREAK_SPACE = '\u00A0';

  private PlainText() {}

  /**
   * Decodes a file.
   *
   * @param bytes the whole file
   * @return its text without the byte order mark
   * @throws MalformedTextException if a byte is no text
   */
  public static String decode(byte[] bytes) throws MalformedTextException {
    Charset charset = charset(bytes);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = charset.newDecoder().decode(rest, text, true);
    text.flip();
    if (result.isError()) {
      throw malformed(text, "byte 0x%02X is not %s".formatted(rest.get() & 0xFF, charset));
    }
    int zero = text.toString().indexOf('\0');
    if (zero >= 0) {
      throw malformed(
          text.subSequence(0, zero), "a zero byte, as in UTF-16 without a byte order mark");
    }
    return withoutMark(text.toString());
  }

  /**
   * Splits a text at LF, CRLF and CR.
   *
   * @param text a decoded file
   * @return its lines in their order, without spaces and byte order marks at their ends; empty
   *     lines stay, so that the index of a line is its number
   */
  public static List<String> lines(String text) {
    return text.lines().map(PlainText::strip).toList();
  }

  /**
   * Removes spaces of every kind, and byte order marks, from both ends.
   *
   * @param text a line or a field
   * @return the rest
   */
  public static String strip(String text) {
    IntPredicate isSpace = c -> Character.isWhitespace(c) || c == NO_BREAK_SPACE || c == MARK;
    int begin = 0;
    int end = text.length();
    while (begin < end && isSpace.test(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && isSpace.test(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  /** Java's UTF-16 takes the byte order from the mark. */
  private static Charset charset(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return mark == 0xFEFF || mark == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  private static MalformedTextException malformed(CharSequence before, String found) {
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    return new MalformedTextException(line, found + ", in line " + line);
  }
}
