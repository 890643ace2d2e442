package io.nunchi.cli.internal.ffmpeg;

import java.util.ArrayDeque;
import java.util.List;

/** The last few different lines of a log. Any thread. */
final class RecentLines {

  private static final int KEPT = 4;

  private record Line(long number, String text) {}

  private final long begin;
  private final ArrayDeque<Line> lines = new ArrayDeque<>();
  private long count;

  /**
   * Begins without lines.
   *
   * @param begin the count of another log at this moment
   */
  RecentLines(long begin) {
    this.begin = begin;
  }

  long begin() {
    return begin;
  }

  /** A line that was said already counts as said now. */
  synchronized void add(String text) {
    lines.removeIf(line -> line.text().equals(text));
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    count++;
    lines.addLast(new Line(count, text));
  }

  /** The number of lines so far. */
  synchronized long count() {
    return count;
  }

  /** The lines after a number of them, as far as they are kept. */
  synchronized List<String> since(long number) {
    return lines.stream().filter(line -> line.number() > number).map(Line::text).toList();
  }
}
