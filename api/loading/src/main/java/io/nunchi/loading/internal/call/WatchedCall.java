package io.nunchi.loading.internal.call;

import io.nunchi.spi.failure.Problem;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call into a plugin or into a callback of the VMS, with its deadline.
 *
 * @param place the name of the call and its class loader
 * @param kind the way the host ends it
 * @param limitNanos the time after which it is late
 * @param events told when it is late or given up
 */
public record WatchedCall(CallPlace place, Kind kind, long limitNanos, CallEvents events) {

  /** The owner of the code that is called, which decides how the host ends it. */
  public enum Kind {
    /** A plugin: interrupted at its limit, given up when it ignores that for the grace. */
    PLUGIN,
    /**
     * A listener, release callback or sink of the VMS: told as overdue at its limit, never
     * interrupted, given up only by {@link CallWatch#giveUp}.
     */
    CALLBACK
  }

  /** A call into a plugin that belongs to no stream and tells nobody. */
  public static WatchedCall of(String what, long limitNanos, @Nullable ClassLoader loader) {
    return new WatchedCall(
        new CallPlace(what, loader, null), Kind.PLUGIN, limitNanos, CallEvents.NONE);
  }

  /** The method, its plugin and its stream. */
  public String what() {
    return place.what();
  }

  /** The plugin's class loader, or null for code of the VMS. */
  public @Nullable ClassLoader loader() {
    return place.loader();
  }

  Problem late() {
    return Problem.of("NUN-4506", "a call into the plugin took longer than its deadline")
        .expected("at most " + TimeUnit.NANOSECONDS.toMillis(limitNanos) + " ms")
        .found("it returned only after its thread was interrupted")
        .where(what())
        .fix("raise the deadline if the machine is slow, or tell the plugin's vendor");
  }

  /** The problem of a call that was given up. */
  public Problem stuck() {
    return kind == Kind.PLUGIN ? stuckPlugin() : stuckCallback();
  }

  private Problem stuckPlugin() {
    return Problem.of("NUN-4507", "a call into the plugin never returned, and its thread is lost")
        .expected("a result or a failure soon after an interrupt (rule 4.5)")
        .found(
            "nothing; the deadline of "
                + TimeUnit.NANOSECONDS.toMillis(limitNanos)
                + " ms passed and the interrupt was ignored")
        .where(what())
        .fix("tell the plugin's vendor; each such call costs a thread until the process ends");
  }

  private Problem stuckCallback() {
    return Problem.of("NUN-4534", "a callback of the VMS did not return, and its thread is lost")
        .expected("a return within " + TimeUnit.NANOSECONDS.toMillis(limitNanos) + " ms")
        .found("a callback that still ran when the host had to go on without it")
        .where(what())
        .fix("return sooner from the callback, or hand the work to another thread");
  }

  /** The problem of a callback that threw; {@code thrown} describes what it threw. */
  Problem callbackThrew(String thrown) {
    return Problem.of("NUN-4533", "a callback of the VMS threw an exception")
        .expected("a callback that returns normally")
        .found(thrown)
        .where(what())
        .fix("correct the callback; the host goes on as if it had returned");
  }

  /** The body of a call. */
  @FunctionalInterface
  public interface Body<T> {
    T call() throws Exception;
  }

  /** A method with one argument: a body that needs no allocation for each call. */
  @FunctionalInterface
  public interface Method<S, A, T> {
    T call(S subject, A argument) throws Exception;
  }
}
