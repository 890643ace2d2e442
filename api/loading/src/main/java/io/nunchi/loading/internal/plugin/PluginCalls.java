package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.PluginFailures;
import io.nunchi.loading.internal.call.SeparateCalls;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plugin's code while the plugin is loaded, each call on a thread of its own and with a
 * deadline, so that a constructor that never returns costs that thread alone.
 *
 * @param separate makes the calls
 * @param limit the longest call; then its thread is interrupted
 */
public record PluginCalls(SeparateCalls separate, Duration limit) {

  private static final String NEVER_RETURNED = "NUN-4507";

  /** The origin of a call: a plugin's jar or directory, and its class loader. */
  record Place(Path location, ClassLoader loader) {}

  /** Calls a plugin; empty, with every reason added to the problems, if it fails or is late. */
  <T> Optional<T> call(String what, Place place, WatchedCall.Body<T> body, List<Problem> problems) {
    try {
      Outcome<T> outcome =
          separate.run(
              watched(what + " in " + place.location(), place.loader()),
              () -> attempt(place, body));
      problems.addAll(outcome.problems());
      return Optional.ofNullable(outcome.value());
    } catch (PluginCallFailed e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** Calls a plugin's tool, whose failure is the caller's to report. */
  <T> T callTool(String what, ClassLoader loader, WatchedCall.Body<T> body)
      throws PluginCallFailed {
    return separate.run(watched(what, loader), body);
  }

  private WatchedCall watched(String what, ClassLoader loader) {
    return WatchedCall.of(what, limit.toNanos(), loader);
  }

  /** Returns true if one of these problems tells a call that never returned. */
  static boolean costAThread(List<Problem> problems) {
    return problems.stream().anyMatch(problem -> problem.code().equals(NEVER_RETURNED));
  }

  /** The value of a call, or the reasons why it has none. */
  private record Outcome<T>(@Nullable T value, List<Problem> problems) {}

  private static <T> Outcome<T> attempt(Place place, WatchedCall.Body<T> body) {
    try {
      return new Outcome<>(body.call(), List.of());
    } catch (Throwable e) { // whatever a plugin throws is a reason to refuse it
      return new Outcome<>(null, describe(e, place));
    }
  }

  /**
   * Explains which class or method a plugin misses; empty if its failure has another cause.
   *
   * @param what what was tried
   */
  public static List<Problem> missing(Throwable failure, String what, ClassLoader loader) {
    return FailureText.linkage(failure)
        .map(unlinked -> PluginFailures.problems(unlinked, what, loader))
        .orElse(List.of());
  }

  /**
   * The problems of a failure; to be called before the watched call ends, since a throwable's texts
   * are the plugin's code.
   */
  static List<Problem> describe(Throwable failure, Place place) {
    List<Problem> problems = new ArrayList<>();
    problems.add(LoadProblems.notCreated(place.location(), FailureText.of(failure)));
    FailureText.linkage(failure)
        .ifPresent(
            unlinked ->
                problems.addAll(
                    PluginFailures.problems(
                        unlinked, place.location().toString(), place.loader())));
    return problems;
  }
}
