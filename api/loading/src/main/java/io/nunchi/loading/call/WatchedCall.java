package io.nunchi.loading.call;

import io.nunchi.loading.log.LogName;
import io.nunchi.spi.failure.Problem;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call into a plugin.
 *
 * @param what which method, of which plugin, for which stream
 * @param limitNanos how long it may take before its thread is interrupted
 * @param loader the plugin's class loader, the thread's context loader during the call
 * @param logName the stream that it is for, if it is for one
 * @param onOverdue told on the supervisor's thread when the limit passed; short, never blocks
 * @param onAbandoned told on the supervisor's thread when the host gave up; short, never blocks
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

  /** A method that is called with one argument: a body that costs no memory for each call. */
  @FunctionalInterface
  public interface Method<S, A, T, E extends Exception> {
    T call(S subject, A argument) throws E;
  }
}
