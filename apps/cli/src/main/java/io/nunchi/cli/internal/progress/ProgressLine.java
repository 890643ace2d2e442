package io.nunchi.cli.internal.progress;

import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.text.DurationText;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Shows progress on standard error: one line that is overwritten on a terminal, otherwise a line
 * every ten seconds. Any thread.
 */
public final class ProgressLine implements RunReporter {

  private static final long TERMINAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long SPARSE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final String TYPING_PROMPT = "command: ";
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;
  private long nextNanos = System.nanoTime();
  private boolean lineIsOpen;
  private boolean isTyping;

  /**
   * Prepares the display.
   *
   * @param err where to write
   * @param terminal true if {@code err} is a terminal
   */
  public ProgressLine(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** On standard error; the launcher tells if that is a terminal. */
  public static ProgressLine on(PrintWriter err) {
    return new ProgressLine(err, Boolean.getBoolean("nunchi.stderr.terminal"));
  }

  @Override
  public synchronized void started(EngineSummary engine) {
    err.printf(
        "nunchi: %s on %s (%s)%n", engine.shortName(), engine.actualProvider(), engine.reason());
    err.flush();
  }

  @Override
  public synchronized void shadowStarted(EngineSummary candidate) {
    err.printf(
        "nunchi: beside it %s on %s (%s)%n",
        candidate.shortName(), candidate.actualProvider(), candidate.reason());
    err.flush();
  }

  @Override
  public synchronized void serving(URI address) {
    closeLine();
    err.println("nunchi: metrics at " + address);
    err.flush();
  }

  @Override
  public synchronized void progressed(Progress progress) {
    long now = System.nanoTime();
    if (isTyping || now - nextNanos < 0) {
      return;
    }
    nextNanos = now + (terminal ? TERMINAL_NANOS : SPARSE_NANOS);
    if (terminal) {
      err.print(ERASE_LINE + text(progress));
      lineIsOpen = true;
    } else {
      err.println(text(progress));
    }
    err.flush();
  }

  private static String text(Progress progress) {
    String count = progress.frameCount().isPresent() ? "/" + progress.frameCount().getAsLong() : "";
    return String.format(
        Locale.ROOT,
        "nunchi: frame %d%s  %.1f fps  age %.0f ms%s%s",
        progress.framesRead(),
        count,
        progress.framesPerSecond(),
        progress.ageMillis(),
        progress.framesDropped() == 0 ? "" : "  dropped " + progress.framesDropped(),
        progress.note().get());
  }

  @Override
  public synchronized void warn(Problem problem) {
    closeLine();
    err.println("nunchi: " + problem);
    err.flush();
  }

  @Override
  public synchronized void answered(String text) {
    closeLine();
    err.println("nunchi: " + text);
    err.flush();
  }

  @Override
  public synchronized void typing(boolean begins) {
    closeLine();
    isTyping = begins;
    if (begins) {
      err.print(TYPING_PROMPT);
    }
    err.flush();
  }

  @Override
  public synchronized void cameraLost(Problem why) {
    warn(why);
  }

  @Override
  public synchronized void cameraIsBack(Duration away) {
    closeLine();
    err.println("nunchi: the camera is back after " + DurationText.of(away));
    err.flush();
  }

  @Override
  public synchronized void ended() {
    closeLine();
    err.flush();
  }

  private void closeLine() {
    if (lineIsOpen) {
      err.print(ERASE_LINE);
      lineIsOpen = false;
    }
  }
}
