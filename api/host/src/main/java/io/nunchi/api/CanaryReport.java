package io.nunchi.api;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.shadow.ShadowReport;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a canary, with the reason and the figures behind it. When the canary has ended, the
 * figures are those that decided.
 *
 * <p>Immutable; any thread.
 */
public final class CanaryReport {

  private final State state;
  private final String why;
  private final List<String> streamIds;
  private final EngineGeneration candidate;
  private final Duration elapsed;
  private final CanaryGroup chosen;
  private final CanaryGroup others;
  private final Optional<ShadowReport> agreement;
  private final List<Problem> problems;

  private CanaryReport(Builder builder) {
    this.state = Objects.requireNonNull(builder.state, "state");
    this.why = Objects.requireNonNull(builder.why, "why");
    this.streamIds = List.copyOf(builder.streamIds);
    this.candidate = Objects.requireNonNull(builder.candidate, "candidate");
    this.elapsed = Objects.requireNonNull(builder.elapsed, "elapsed");
    this.chosen = Objects.requireNonNull(builder.chosen, "chosen");
    this.others = Objects.requireNonNull(builder.others, "others");
    this.agreement = builder.agreement;
    this.problems = List.copyOf(builder.problems);
  }

  /** The states of a canary. */
  public enum State {
    /** The chosen cameras are on the candidate and are watched. */
    RUNNING,
    /** All cameras of the engine are on the candidate now. */
    PROMOTED,
    /** The chosen cameras are back on the engine that ran before, because of the figures. */
    ROLLED_BACK,
    /** The same, because it was cancelled; or engine or host were closed. */
    CANCELLED
  }

  /**
   * Starts a report without problems; for hosts, and for tests.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The state.
   *
   * @return the state
   */
  public State state() {
    return state;
  }

  /**
   * The reason for the state, one sentence for an operator.
   *
   * @return the reason
   */
  public String why() {
    return why;
  }

  /**
   * The cameras that were chosen, also those that were closed meanwhile.
   *
   * @return ids of streams, in the order of the choice
   */
  public List<String> streamIds() {
    return streamIds;
  }

  /**
   * The candidate.
   *
   * @return the generation of the chosen cameras during the canary
   */
  public EngineGeneration candidate() {
    return candidate;
  }

  /**
   * The time since the chosen cameras had moved.
   *
   * @return the time until the decision, or until now
   */
  public Duration elapsed() {
    return elapsed;
  }

  /**
   * The figures of the chosen cameras.
   *
   * @return the figures
   */
  public CanaryGroup chosen() {
    return chosen;
  }

  /**
   * The figures of the engine's other cameras in the same time.
   *
   * @return the figures
   */
  public CanaryGroup others() {
    return others;
  }

  /**
   * The comparison of both engines on the chosen cameras. Here the live side is the candidate of
   * the canary, and the shadow's candidate is the engine that ran before.
   *
   * @return empty if the policy asks for none
   */
  public Optional<ShadowReport> agreement() {
    return agreement;
  }

  /**
   * Facts for an operator, such as a camera that could not return at once.
   *
   * @return problems; empty if there are none
   */
  public List<Problem> problems() {
    return problems;
  }

  private List<Object> parts() {
    return List.of(state, why, streamIds, candidate, elapsed, chosen, others, agreement, problems);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CanaryReport that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "CanaryReport["
        + "state="
        + state
        + ", why="
        + why
        + ", streamIds="
        + streamIds
        + ", candidate="
        + candidate
        + ", elapsed="
        + elapsed
        + ", chosen="
        + chosen
        + ", others="
        + others
        + ", agreement="
        + agreement
        + ", problems="
        + problems
        + "]";
  }

  /**
   * Collects the values.
   *
   * <p>One thread at a time.
   */
  public static final class Builder {

    private @Nullable State state;
    private @Nullable String why;
    private List<String> streamIds = List.of();
    private @Nullable EngineGeneration candidate;
    private @Nullable Duration elapsed;
    private @Nullable CanaryGroup chosen;
    private @Nullable CanaryGroup others;
    private Optional<ShadowReport> agreement = Optional.empty();
    private List<Problem> problems = List.of();

    private Builder() {}

    /**
     * Sets {@link CanaryReport#state()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder state(State value) {
      this.state = value;
      return this;
    }

    /**
     * Sets {@link CanaryReport#why()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder why(String value) {
      this.why = value;
      return this;
    }

    /**
     * Sets {@link CanaryReport#streamIds()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder streamIds(List<String> value) {
      this.streamIds = value;
      return this;
    }

    /**
     * Sets {@link CanaryReport#candidate()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder candidate(EngineGeneration value) {
      this.candidate = value;
      return this;
    }

    /**
     * Sets {@link CanaryReport#elapsed()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder elapsed(Duration value) {
      this.elapsed = value;
      return this;
    }

    /**
     * Sets {@link CanaryReport#chosen()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder chosen(CanaryGroup value) {
      this.chosen = value;
      return this;
    }

    /**
     * Sets {@link CanaryReport#others()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder others(CanaryGroup value) {
      this.others = value;
      return this;
    }

    /**
     * Sets {@link CanaryReport#agreement()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder agreement(Optional<ShadowReport> value) {
      this.agreement = value;
      return this;
    }

    /**
     * Sets {@link CanaryReport#problems()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder problems(List<Problem> value) {
      this.problems = value;
      return this;
    }

    /**
     * Creates the value.
     *
     * @return a value with what was set
     * @throws NullPointerException if a part without a default is missing
     */
    public CanaryReport build() {
      return new CanaryReport(this);
    }
  }
}
