package io.nunchi.cli.internal.control;

import io.nunchi.api.Canary;
import io.nunchi.api.CanaryPolicy;
import io.nunchi.api.CanaryReport;
import io.nunchi.api.HostException;
import io.nunchi.api.PendingChange;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.text.DurationText;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The change of the engine that is being made, one at most, and the canary that runs, if one does.
 * Each change has a thread of its own, so that other commands are answered meanwhile.
 *
 * <p>Any thread.
 */
final class RunningChanges {

  private static final Duration LONGEST_DECISION = Duration.ofSeconds(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  /** A change of the engine. */
  interface Change {

    /**
     * Makes it.
     *
     * @param reply takes what happened; a refusal that is thrown is answered by the caller
     */
    void make(Reply reply) throws HostException, CliException, InterruptedException;
  }

  private final FrameGate gate;
  private @Nullable String running;
  private long beginNanos;
  private @Nullable PendingChange<?> pending;
  private volatile @Nullable Canary canary;
  private long canaryFrames;
  private boolean isOver;

  RunningChanges(FrameGate gate) {
    this.gate = gate;
  }

  /**
   * Begins a change, and holds recordings back until it is made.
   *
   * @throws CliException if another one is being made
   */
  synchronized void begin(Reply reply, Change change) throws CliException {
    if (isOver) {
      throw ControlProblems.runEnded(reply.command());
    }
    if (running != null) {
      throw ControlProblems.busy(running + " since " + elapsed());
    }
    running = reply.command();
    beginNanos = System.nanoTime();
    gate.hold();
    Thread thread = new Thread(() -> make(reply, change), "nunchi-control-change");
    thread.setDaemon(true);
    thread.start();
  }

  private void make(Reply reply, Change change) {
    try {
      change.make(reply);
    } catch (HostException refusal) {
      reply.refused(refusal.problems());
    } catch (CliException refusal) {
      reply.refused(refusal.problems());
    } catch (InterruptedException interrupted) {
      reply.refused(ControlProblems.runEnded(reply.command()).problems());
    } catch (RuntimeException | Error mistake) {
      reply.refused(List.of(CliErrors.unexpected(mistake)));
    } finally {
      ended();
    }
  }

  private synchronized void ended() {
    running = null;
    pending = null;
    gate.release();
    notifyAll();
  }

  /** Waits for the end of a change that can be cancelled until then. */
  <T> T await(PendingChange<T> change) throws HostException, InterruptedException {
    synchronized (this) {
      pending = change;
      if (isOver) {
        change.cancel();
      }
    }
    try {
      return change.result().toCompletableFuture().get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof HostException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("a change ended in no way that it may", failure);
    }
  }

  /** Notes a canary, whose decision is answered when it comes. */
  void follow(Canary begun, CanaryPolicy policy, Reply reply) {
    boolean isTooLate;
    synchronized (this) {
      canary = begun;
      canaryFrames = policy.leastFrames();
      isTooLate = isOver;
    }
    begun
        .result()
        .thenAccept(
            report -> {
              answer(report, reply);
              canaryEnded();
            });
    if (isTooLate) {
      begun.cancel();
    }
  }

  private void canaryEnded() {
    synchronized (this) {
      canary = null;
      notifyAll();
    }
    gate.look();
  }

  private static void answer(CanaryReport report, Reply reply) {
    String cameras = ChangeText.count(report.streamIds().size(), "source");
    if (report.state() == CanaryReport.State.PROMOTED) {
      reply.done("the candidate is live for all sources: " + report.why());
    } else if (report.problems().isEmpty()) {
      reply.done(cameras + " went back: " + report.why());
    } else {
      reply.done(
          cameras + " went back: " + report.why() + "; " + Problem.describe(report.problems()));
    }
  }

  /**
   * Cancels the change or the canary.
   *
   * @return what is being cancelled
   * @throws CliException if there is none, or it is too late
   */
  String cancel() throws CliException {
    PendingChange<?> change;
    Canary followed;
    String name;
    synchronized (this) {
      change = pending;
      followed = canary;
      name = running;
    }
    if (change != null && change.cancel()) {
      return "the change is being cancelled: " + name;
    }
    if (change == null && followed != null && followed.cancel()) {
      return "the cameras of the canary go back";
    }
    throw ControlProblems.nothingToCancel();
  }

  /**
   * Waits until no change is made and no canary runs. Recordings go on frame by frame for a canary,
   * and wait for its decision where it has the frames that it needs.
   *
   * @return false if the analysis ended first
   */
  boolean awaitNone() throws InterruptedException {
    awaitNoChange();
    boolean goesOn = true;
    while (goesOn && canary().isPresent()) {
      awaitDecision();
      goesOn = gate.awaitFramesUnless(() -> canary == null, gate.frames() + 1);
    }
    return awaitNoChange();
  }

  /** Waits for a while if the canary has its frames: one of its cameras may still need some. */
  private synchronized void awaitDecision() throws InterruptedException {
    long endNanos = System.nanoTime() + LONGEST_DECISION.toNanos();
    while (hasItsFrames() && !isOver && endNanos - System.nanoTime() > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, endNanos - System.nanoTime());
    }
  }

  private boolean hasItsFrames() {
    if (canary == null) {
      return false;
    }
    CanaryReport report = canary.report();
    return report.chosen().analyzed() >= canaryFrames * report.streamIds().size();
  }

  private synchronized boolean awaitNoChange() throws InterruptedException {
    while (running != null && !isOver) {
      wait();
    }
    return !isOver;
  }

  /** The change that is being made, in words. */
  synchronized Optional<String> change() {
    return running == null ? Optional.empty() : Optional.of(running + " since " + elapsed());
  }

  /** The canary that runs. */
  synchronized Optional<CanaryReport> canary() {
    return Optional.ofNullable(canary).map(Canary::report);
  }

  private String elapsed() {
    return DurationText.of(Duration.ofNanos(System.nanoTime() - beginNanos));
  }

  /** Cancels what can be cancelled, and waits for its answer, as long as that is sensible. */
  void end() throws InterruptedException {
    Canary followed;
    PendingChange<?> change;
    synchronized (this) {
      isOver = true;
      notifyAll();
      followed = canary;
      change = pending;
    }
    if (change != null) {
      change.cancel();
    }
    if (followed != null) {
      followed.cancel();
    }
    awaitAnswers();
  }

  private synchronized void awaitAnswers() throws InterruptedException {
    long endNanos = System.nanoTime() + LONGEST_END.toNanos();
    while ((running != null || canary != null) && endNanos - System.nanoTime() > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, endNanos - System.nanoTime());
    }
  }
}
