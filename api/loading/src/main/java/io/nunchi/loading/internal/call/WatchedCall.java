package io.nunchi.loading.internal.call;

import io.nunchi.loading.internal.log.LogName;
import io.nunchi.spi.failure.Problem;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call into a plugin, with its deadline.
 *
 * @param what the method, its plugin and its stream
 * @param limitNanos the time after which its thread is interrupted
 * @param loader the plugin's class loader, the thread's context loader during the call
 * @param logName its stream and generation, or null
 * @param onOverdue runs on the supervisor's thread when the limit passes; short, never blocks
 * @param onAbandoned runs on the supervisor's thread when the host gives up; short, never blocks
 */
public record WatchedCall(
    String what,
    long limitNanos,
    ClassLoader loader,
    @Nullable LogName logName,
    Runnable onOverdue,
    Runnable onAbandoned) {

  public static WatchedCall of(String what, long limitNanos, ClassLoader loader) {
    return new WatchedCall(what, limitNanos, loader, null, () -> {}, () -> {});
  }

  Problem late() {
    return Problem.of("NUN-4506", "a call into the plugin took longer than its deadline")
        .expected("at most " + TimeUnit.NANOSECONDS.toMillis(limitNanos) + " ms")
        .found("it returned only after its thread was interrupted")
        .where(what)
        .fix("raise the deadline if the machine is slow, or tell the plugin's vendor");
  }

  public Problem stuck() {
    return Problem.of("NUN-4507", "a call into the plugin never returned, and its thread is lost")
        .expected("a result or a failure soon after an interrupt (rule 4.5)")
        .found(
            "nothing; the deadline of "
                + TimeUnit.NANOSECONDS.toMillis(limitNanos)
                + " ms passed and the interrupt was ignored")
        .where(what)
        .fix("tell the plugin's vendor; each such call costs a thread until the process ends");
  }

  /** The body of a call. */
  @FunctionalInterface
  public interface Body<T, E extends Exception> {
    T call() throws E;
  }

  /** A method with one argument: a body that needs no allocation for each call. */
  @FunctionalInterface
  public interface Method<S, A, T, E extends Exception> {
    T call(S subject, A argument) throws E;
  }
}
