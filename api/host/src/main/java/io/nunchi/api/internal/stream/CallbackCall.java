package io.nunchi.api.internal.stream;

import io.nunchi.api.internal.service.HostServices;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallEvents;
import io.nunchi.loading.internal.call.CallPlace;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.LogContext;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A kind of call into the VMS's code, such as the listener of a stream: its failures are counted,
 * and one that does not return is reported. It stops no other camera, whatever it does.
 */
public final class CallbackCall implements CallEvents {

  private static final HostLog LOG = HostLog.of(CallbackCall.class);

  private final String name;
  private final String streamId;
  private final HostServices services;
  private final HealthLog health;
  private final WatchedCall call;
  private final AtomicLong failures = new AtomicLong();

  /**
   * A kind of call.
   *
   * @param name names the called code, such as "listener"
   */
  public CallbackCall(String name, String streamId, HostServices services, HealthLog health) {
    this.name = name;
    this.streamId = streamId;
    this.services = services;
    this.health = health;
    this.call =
        new WatchedCall(
            new CallPlace(name + " of stream " + streamId, null, null),
            WatchedCall.Kind.CALLBACK,
            services.policy().listenerDeadline().toNanos(),
            this);
  }

  /** Calls the VMS under a watch, or without one on the VMS's own thread. */
  public <S, A> void run(@Nullable CallWatch watch, Method<S, A> method, S subject, A argument) {
    try {
      if (watch == null) {
        LogContext.show(); // on a thread of the host that closes
        method.call(subject, argument);
      } else {
        watch.run(call, method, subject, argument);
      }
    } catch (PluginCallFailed e) {
      count(e);
    } catch (AbandonedCall gone) {
      throw gone;
    } catch (Throwable e) { // a VMS's mistake stops no camera, whatever it throws
      count(ThrowableSnapshot.of(e));
    }
  }

  /** Calls the VMS on a thread whose earlier call was given up, under a watch of its own. */
  public <S, A> void runLate(Method<S, A> method, S subject, A argument) {
    try {
      services.separateCalls().runLate(call, method, subject, argument);
    } catch (PluginCallFailed e) {
      count(e);
    }
  }

  private void count(Throwable failure) {
    failures.incrementAndGet();
    LOG.warn("The {} of stream {} failed", name, streamId, failure);
  }

  public long failures() {
    return failures.get();
  }

  /** Gives the call up if it runs now; true if so. */
  public boolean giveUp(CallWatch watch) {
    return watch.giveUp(call);
  }

  @Override
  public void overdue() {
    health.degrade(
        "the " + name + " of the VMS has not returned",
        "healthy with the next result after its return");
    services
        .problems()
        .add(
            List.of(
                StreamProblems.callbackBlocks(
                    name, streamId, services.policy().listenerDeadline())));
  }

  @Override
  public void abandoned() {
    // the stream's close, which gave the call up, takes the turn away from the thread
  }

  /** A method of the VMS with one argument. */
  public interface Method<S, A> extends WatchedCall.Method<S, A, Boolean> {

    void run(S subject, A argument);

    @Override
    default Boolean call(S subject, A argument) {
      run(subject, argument);
      return true;
    }
  }
}
