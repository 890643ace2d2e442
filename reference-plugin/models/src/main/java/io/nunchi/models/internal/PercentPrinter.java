package io.nunchi.models.internal;

import io.nunchi.models.internal.fetch.DownloadProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints the progress of a download: one updated line on a terminal, elsewhere a line per 10 %. */
final class PercentPrinter implements DownloadProgress {

  /** Set by the script that starts the program. */
  private static final String TERMINAL = "nunchi.stderr.terminal";

  private static final double MEGABYTE = 1e6;
  private static final int STEP_ELSEWHERE = 10;

  private final PrintWriter err;
  private final boolean terminal = Boolean.getBoolean(TERMINAL);
  private long shown = -1;

  PercentPrinter(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void at(long bytes, long total) {
    long percent = total == 0 ? 100 : 100 * bytes / total;
    long step = terminal ? percent : percent / STEP_ELSEWHERE;
    if (step != shown) {
      shown = step;
      String text =
          String.format(
              Locale.ROOT, "%3d %%, %.1f of %.1f MB", percent, bytes / MEGABYTE, total / MEGABYTE);
      err.print(terminal ? "\r" + text : text + System.lineSeparator());
      err.flush();
    }
  }

  void end() {
    if (terminal && shown >= 0) {
      err.println();
    }
  }
}
