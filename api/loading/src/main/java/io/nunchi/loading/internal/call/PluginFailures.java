package io.nunchi.loading.internal.call;

import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.ProblemException;
import io.nunchi.spi.failure.SettingsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns anything that a plugin or a callback throws into problems of the host, and fails at
 * nothing. It calls methods of the throwable, which may hang: it runs under the watch of the call.
 */
public final class PluginFailures {

  /** The code of a throwable that is no typed failure. */
  static final String UNTYPED = "NUN-4501";

  private static final HostLog LOG = HostLog.of(PluginFailures.class);

  private PluginFailures() {}

  /**
   * The problems of a throwable; {@code loader} is the plugin's class loader, or null if unknown.
   */
  public static List<Problem> problems(
      Throwable thrown, String where, @Nullable ClassLoader loader) {
    return describe(thrown, WatchedCall.of(where, Long.MAX_VALUE, loader)).problems();
  }

  /** Describes what a call threw. */
  static PluginCallFailed describe(Throwable thrown, WatchedCall call) {
    if (thrown instanceof PluginCallFailed described) {
      return described;
    }
    PluginCallFailed.Kind kind = kind(thrown, call);
    try {
      ThrowableSnapshot snapshot = ThrowableSnapshot.of(thrown);
      return new PluginCallFailed(kind, problems(thrown, snapshot, call), snapshot);
    } catch (Throwable e) { // no memory, no stack
      return PluginCallFailed.withoutWords(kind);
    }
  }

  /**
   * Loads every class that describes a failure, while there is memory for it: one whose static
   * fields fail for want of memory stays unusable for good.
   */
  static void prepare() {
    WatchedCall call = WatchedCall.of("preparation", 1, null);
    var described = describe(new IllegalStateException("thrown by nobody"), call);
    var late = late(call, described);
    var withoutWords = PluginCallFailed.withoutWords(late.kind());
    var abandoned = AbandonedCall.of(call.what());
    LOG.debug("Failures can be described: {}, {}", withoutWords.kind(), abandoned.getMessage());
  }

  /** The failure of a call that ended after its deadline. */
  static PluginCallFailed late(WatchedCall call, @Nullable PluginCallFailed failure) {
    try {
      ThrowableSnapshot cause =
          failure != null && failure.getCause() instanceof ThrowableSnapshot known ? known : null;
      return new PluginCallFailed(PluginCallFailed.Kind.LATE, List.of(call.late()), cause);
    } catch (Throwable e) { // no memory
      return PluginCallFailed.withoutWords(PluginCallFailed.Kind.LATE);
    }
  }

  private static PluginCallFailed.Kind kind(Throwable thrown, WatchedCall call) {
    if (call.kind() == WatchedCall.Kind.CALLBACK) {
      return PluginCallFailed.Kind.FAILED;
    }
    if (thrown instanceof FrameRejectedException) {
      return PluginCallFailed.Kind.FRAME_REJECTED;
    }
    if (thrown instanceof SettingsException) {
      return PluginCallFailed.Kind.SETTINGS_REFUSED;
    }
    if (thrown instanceof EngineIsGone) {
      return PluginCallFailed.Kind.ENGINE_GONE;
    }
    return PluginCallFailed.Kind.FAILED;
  }

  private static List<Problem> problems(
      Throwable thrown, ThrowableSnapshot snapshot, WatchedCall call) {
    if (call.kind() == WatchedCall.Kind.CALLBACK) {
      return List.of(call.callbackThrew(snapshot.toString()));
    }
    if (thrown instanceof EngineIsGone gone) {
      return List.of(gone.problem(call.what()));
    }
    if (thrown instanceof LinkageError) {
      return List.of(LinkageProblem.of(snapshot, call.what(), call.loader()));
    }
    List<Problem> own = ownProblems(thrown);
    return own.isEmpty() ? List.of(untyped(snapshot, call.what())) : own;
  }

  /** The problems of a typed failure, or none if there are none or they cannot be read. */
  private static List<Problem> ownProblems(Throwable thrown) {
    try {
      if (thrown instanceof ProblemException typed) {
        return BoundedProblems.of(typed.problems());
      }
      return List.of();
    } catch (RuntimeException e) { // null after a deserialization, or no problems in the list
      return List.of();
    }
  }

  private static Problem untyped(ThrowableSnapshot snapshot, String where) {
    return Problem.of(UNTYPED, "the plugin threw something that is not a typed failure")
        .expected("FrameRejectedException or AnalyzerFailedException, with problems")
        .found(snapshot.toString())
        .where(where)
        .fix("it counts as a failed analyzer (rule 7.2); tell the plugin's vendor");
  }
}
