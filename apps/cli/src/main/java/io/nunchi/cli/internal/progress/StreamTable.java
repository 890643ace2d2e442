package io.nunchi.cli.internal.progress;

import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.text.DurationText;
import io.nunchi.cli.internal.text.TextTable;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Shows several sources on standard error: a terminal gets a table that is redrawn, with unhealthy
 * sources first if there is not room for all; otherwise each source gets a line every ten seconds.
 * Any thread.
 */
public final class StreamTable implements ManyReporter {

  private static final long SPARSE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int LINES_AROUND = 4;
  private static final String TYPING_PROMPT = "command: ";
  private static final String ESCAPE = "\u001b[";
  private static final String ERASE_LINE = ESCAPE + "K";
  private static final String ERASE_BELOW = ESCAPE + "J";
  private static final String NO_WRAP = ESCAPE + "?7l";
  private static final String WRAP = ESCAPE + "?7h";

  private final PrintWriter err;
  private final boolean terminal;
  private final int terminalRows;
  private long nextNanos = System.nanoTime() + SPARSE_NANOS;
  private int drawnLines;
  private List<StreamRow> latest = List.of();
  private boolean isTyping;

  /**
   * Prepares the display.
   *
   * @param err where to write
   * @param terminal true if {@code err} is a terminal
   * @param terminalRows the number of its lines
   */
  public StreamTable(PrintWriter err, boolean terminal, int terminalRows) {
    this.err = err;
    this.terminal = terminal;
    this.terminalRows = terminalRows;
  }

  @Override
  public synchronized void started(EngineSummary engine) {
    line("%s on %s (%s)".formatted(engine.shortName(), engine.actualProvider(), engine.reason()));
  }

  @Override
  public synchronized void serving(URI address) {
    line("metrics at " + address);
  }

  @Override
  public synchronized void shadowStarted(EngineSummary candidate) {
    line(
        "beside it %s on %s (%s)"
            .formatted(candidate.shortName(), candidate.actualProvider(), candidate.reason()));
  }

  @Override
  public synchronized void warn(String camera, Problem problem) {
    line(camera + ": " + problem);
  }

  @Override
  public synchronized void isBack(String camera, Duration away) {
    line(camera + ": the camera is back after " + DurationText.of(away));
  }

  private void line(String text) {
    erase();
    err.println("nunchi: " + text);
    err.flush();
  }

  @Override
  public synchronized void answered(String text) {
    line(text);
  }

  @Override
  public synchronized void typing(boolean begins) {
    erase();
    isTyping = begins;
    if (begins) {
      err.print(TYPING_PROMPT);
    }
    err.flush();
  }

  @Override
  public synchronized void looked(List<StreamRow> rows, String note) {
    latest = rows;
    if (isTyping) {
      return;
    }
    if (terminal) {
      erase();
      List<String> lines = table(rows);
      if (!note.isEmpty()) {
        lines.add(note);
      }
      draw(lines);
    } else if (System.nanoTime() - nextNanos >= 0) {
      nextNanos = System.nanoTime() + SPARSE_NANOS;
      rows.stream()
          .filter(row -> !row.isOver())
          .forEach(row -> err.println("nunchi: " + plain(row)));
      if (!note.isEmpty()) {
        err.println("nunchi: " + note);
      }
    }
    err.flush();
  }

  private void draw(List<String> lines) {
    StringBuilder text = new StringBuilder(NO_WRAP);
    lines.forEach(line -> text.append(line).append(ERASE_LINE).append('\n'));
    err.print(text.append(WRAP));
    drawnLines = lines.size();
  }

  private void erase() {
    if (drawnLines > 0) {
      err.print(ESCAPE + drawnLines + "A" + "\r" + ERASE_BELOW);
      drawnLines = 0;
    }
  }

  private List<String> table(List<StreamRow> rows) {
    int room = Math.max(1, terminalRows - LINES_AROUND);
    List<StreamRow> shown = rows;
    if (rows.size() > room) {
      shown = rows.stream().sorted(Comparator.comparing(StreamRow::isWell)).limit(room).toList();
    }
    TextTable table =
        new TextTable()
            .row("stream", "frame", "fps", "age p50", "p99 ms", "generation", "health", "dropped");
    for (StreamRow row : shown) {
      table.row(
          row.camera(),
          frames(row),
          rate(row),
          millis(row.ageP50Nanos()),
          millis(row.ageP99Nanos()),
          generation(row),
          row.health(),
          drops(row));
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (shown.size() < rows.size()) {
      List<StreamRow> visible = shown;
      List<StreamRow> left = rows.stream().filter(row -> !visible.contains(row)).toList();
      long ill = left.stream().filter(row -> !row.isWell()).count();
      lines.add(
          "and %d more, %s"
              .formatted(left.size(), ill == 0 ? "all of them well" : ill + " of them not well"));
    }
    return lines;
  }

  private static String plain(StreamRow row) {
    String drops = drops(row);
    return "%s  frame %s  %s fps  age %s/%s ms  generation %s  %s%s"
        .formatted(
            row.camera(),
            frames(row),
            rate(row),
            millis(row.ageP50Nanos()),
            millis(row.ageP99Nanos()),
            generation(row),
            row.health(),
            drops.isEmpty() ? "" : "  dropped " + drops);
  }

  private static String frames(StreamRow row) {
    return row.framesRead()
        + (row.frameCount().isPresent() ? "/" + row.frameCount().getAsLong() : "");
  }

  private static String generation(StreamRow row) {
    return row.generation().isPresent() ? Long.toString(row.generation().getAsLong()) : "-";
  }

  private static String rate(StreamRow row) {
    return String.format(Locale.ROOT, "%.1f", row.framesPerSecond());
  }

  private static String millis(OptionalLong nanos) {
    return nanos.isPresent() ? String.format(Locale.ROOT, "%.0f", nanos.getAsLong() / 1e6) : "-";
  }

  private static String drops(StreamRow row) {
    return row.drops().entrySet().stream()
        .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT) + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public synchronized void ended() {
    if (terminal) {
      erase();
    } else {
      latest.forEach(row -> err.println("nunchi: " + plain(row)));
    }
    err.flush();
  }
}
