package io.nunchi.loading.internal.call;

import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.failure.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a call into a plugin or a callback throws, or does not return in time. Everything in
 * it belongs to the host: the problems are bounded, and the cause is a {@link ThrowableSnapshot}.
 */
public final class PluginCallFailed extends Exception {

  private static final long serialVersionUID = 1;

  /** The failure, by the host's answer to it. */
  public enum Kind {
    /** The plugin rejected this frame; it stays usable. */
    FRAME_REJECTED,
    /** The plugin refused the settings and changed nothing. */
    SETTINGS_REFUSED,
    /** The engine was closed before the call reached it; nobody is to blame. */
    ENGINE_GONE,
    /** The call ended only after the interrupt at its deadline. */
    LATE,
    /** The call never ended; its thread is lost. */
    LOST,
    /** Anything else. */
    FAILED
  }

  private final Kind kind;
  private final transient List<Problem> problems;

  PluginCallFailed(Kind kind, List<Problem> problems, @Nullable ThrowableSnapshot cause) {
    super(Problem.describe(problems), cause);
    this.kind = kind;
    this.problems = problems;
  }

  /** One that exists before memory runs out; it has no stack trace. */
  private PluginCallFailed(Kind kind, Problem problem) {
    super(problem.toString(), null, false, false);
    this.kind = kind;
    this.problems = List.of(problem);
  }

  /** The failure of a kind when no memory is left to describe it. */
  static PluginCallFailed withoutWords(Kind kind) {
    return Objects.requireNonNull(WithoutWords.OF_KIND.get(kind));
  }

  public Kind kind() {
    return kind;
  }

  /** At least one problem, of bounded number and size. */
  public List<Problem> problems() {
    return problems;
  }

  private static final class WithoutWords {
    static final Map<Kind, PluginCallFailed> OF_KIND = new EnumMap<>(Kind.class);

    static {
      for (Kind kind : Kind.values()) {
        OF_KIND.put(
            kind,
            new PluginCallFailed(
                kind,
                Problem.of("NUN-4560", "a call failed, and no memory was left to describe it")
                    .expected("enough heap memory for the host")
                    .found("a failure of kind " + kind)
                    .where("a call into a plugin or a callback")
                    .fix("give the process more heap memory; see the log for what used it")));
      }
    }

    private WithoutWords() {}
  }
}
