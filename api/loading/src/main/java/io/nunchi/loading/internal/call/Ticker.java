package io.nunchi.loading.internal.call;

import io.nunchi.spi.failure.Problem;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads that drive the supervisor: one makes its rounds, and a watchdog replaces that thread
 * when it is dead or hangs. The supervisor's thread looks after the watchdog in the same way.
 *
 * <p>Closed while calls are running, both end after the last of them. A call that begins later
 * starts them again for as long as it takes, so that no call is without a deadline.
 */
public final class Ticker implements AutoCloseable {

  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long WATCHDOG_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** The looks without progress after which a loop counts as hanging: 3 s and 5 s. */
  private static final int LOOKS_AT_SUPERVISOR = 6;

  private static final int LOOKS_AT_WATCHDOG = 100;

  /** The frames of a hanging thread that a report names. */
  private static final int MOST_FRAMES = 10;

  private final Supervisor supervisor;
  private final Pace pace;
  private final RoundLoop supervision;
  private final RoundLoop watchdog;
  private final RareReport late;
  private final RareReport replaced;
  private volatile String lastReplaced = "";
  private volatile boolean closing;

  /**
   * Starts both threads.
   *
   * @param report takes problems of supervision itself, on either thread; never blocks
   */
  public Ticker(Supervisor supervisor, Consumer<Problem> report) {
    this(supervisor, report, Pace.REAL);
  }

  Ticker(Supervisor supervisor, Consumer<Problem> report, Pace pace) {
    this.supervisor = supervisor;
    this.pace = pace;
    late = new RareReport(report, Ticker::late);
    replaced = new RareReport(report, (times, longest) -> replaced(times));
    supervision = new RoundLoop("nunchi-supervisor", PERIOD_NANOS, pace, this::supervise);
    watchdog = new RoundLoop("nunchi-watchdog", WATCHDOG_PERIOD_NANOS, pace, lateness -> watch());
    try {
      supervision.start();
      watchdog.start();
    } catch (Throwable e) { // no thread, no memory
      end();
      throw e;
    }
    supervisor.beforeCalls(this::resumeIfEnded);
  }

  private void supervise(long lateNanos) {
    if (lateNanos > LATE_NANOS) {
      late.occurred(lateNanos, pace.nanos());
    }
    supervisor.tick();
    late.reportIfDue(pace.nanos());
    replaceIfNeeded(watchdog, LOOKS_AT_WATCHDOG);
    if (closing) {
      endIfIdle();
    }
  }

  private void watch() {
    replaceIfNeeded(supervision, LOOKS_AT_SUPERVISOR);
    replaced.reportIfDue(pace.nanos());
  }

  private void replaceIfNeeded(RoundLoop loop, int looks) {
    boolean dead = loop.isDead();
    if (!dead && !loop.hasStoodStillFor(looks)) {
      return;
    }
    lastReplaced = loop.name() + (dead ? " had ended" : " hung" + place(loop.thread()));
    try {
      loop.start();
    } finally {
      replaced.occurred(0, pace.nanos());
    }
  }

  private static String place(@Nullable Thread thread) {
    StringBuilder text = new StringBuilder();
    StackTraceElement[] frames = thread == null ? new StackTraceElement[0] : thread.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
      text.append(i == 0 ? " at " : ", called by ").append(frames[i]);
    }
    return text.toString();
  }

  /** A call that begins while this ends is seen here, or sees the end itself. */
  private void endIfIdle() {
    if (supervisor.isIdle()) {
      end();
      if (!supervisor.isIdle()) {
        resumeIfEnded();
      }
    }
  }

  private void end() {
    supervision.end();
    watchdog.end();
  }

  private void resumeIfEnded() {
    supervision.resumeIfEnded();
    watchdog.resumeIfEnded();
  }

  @Override
  public void close() {
    closing = true;
    endIfIdle();
  }

  private static Problem late(long times, long longestMillis) {
    return Problem.of("NUN-4563", "a round of supervision began much later than it was due")
        .expected("a round every " + TimeUnit.NANOSECONDS.toMillis(PERIOD_NANOS) + " ms")
        .found(
            times == 1
                ? "a delay of " + longestMillis + " ms"
                : times + " delays since the last report, the longest of " + longestMillis + " ms")
        .where("the host's supervisor")
        .fix(
            "the process was suspended or had no processor; calls were interrupted later than"
                + " their deadlines, so give it more processors or fewer cameras");
  }

  private Problem replaced(long times) {
    return Problem.of("NUN-4564", "a thread of supervision ended or hung, and another took over")
        .expected("two threads that make their rounds until the host is closed")
        .found(
            lastReplaced + (times == 1 ? "" : "; " + times + " such cases since the last report"))
        .where("the host's supervisor")
        .fix("tell Nunchi's developers, with this text; calls were without deadlines for seconds");
  }
}
