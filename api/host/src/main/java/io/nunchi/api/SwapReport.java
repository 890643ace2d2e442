package io.nunchi.api;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The report of a successful swap.
 *
 * <p>Immutable; any thread.
 */
public final class SwapReport {

  private final EngineGeneration from;
  private final EngineGeneration to;
  private final int streams;
  private final Duration start;
  private final Duration drain;
  private final List<Problem> warnings;

  private SwapReport(Builder builder) {
    this.from = Objects.requireNonNull(builder.from, "from");
    this.to = Objects.requireNonNull(builder.to, "to");
    this.streams = builder.streams;
    this.start = Objects.requireNonNull(builder.start, "start");
    this.drain = Objects.requireNonNull(builder.drain, "drain");
    this.warnings = List.copyOf(builder.warnings);
  }

  /**
   * Starts a report without warnings; for hosts, and for tests.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The generation before.
   *
   * @return the generation before
   */
  public EngineGeneration from() {
    return from;
  }

  /**
   * The generation that analyzes every frame from now on.
   *
   * @return the generation from now on
   */
  public EngineGeneration to() {
    return to;
  }

  /**
   * The number of streams that moved.
   *
   * @return streams
   */
  public int streams() {
    return streams;
  }

  /**
   * The time the new engine took to start, warm up and answer the probe, while the old one went on.
   *
   * @return a duration
   */
  public Duration start() {
    return start;
  }

  /**
   * The time until the last stream had moved.
   *
   * @return a duration
   */
  public Duration drain() {
    return drain;
  }

  /**
   * Facts for an operator, such as streams that have not moved yet.
   *
   * @return problems; empty if there are none
   */
  public List<Problem> warnings() {
    return warnings;
  }

  private List<Object> parts() {
    return List.of(from, to, streams, start, drain, warnings);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SwapReport that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "SwapReport["
        + "from="
        + from
        + ", to="
        + to
        + ", streams="
        + streams
        + ", start="
        + start
        + ", drain="
        + drain
        + ", warnings="
        + warnings
        + "]";
  }

  /**
   * Collects the values.
   *
   * <p>One thread at a time.
   */
  public static final class Builder {

    private @Nullable EngineGeneration from;
    private @Nullable EngineGeneration to;
    private int streams;
    private @Nullable Duration start;
    private @Nullable Duration drain;
    private List<Problem> warnings = List.of();

    private Builder() {}

    /**
     * Sets {@link SwapReport#from()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder from(EngineGeneration value) {
      this.from = value;
      return this;
    }

    /**
     * Sets {@link SwapReport#to()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder to(EngineGeneration value) {
      this.to = value;
      return this;
    }

    /**
     * Sets {@link SwapReport#streams()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder streams(int value) {
      this.streams = value;
      return this;
    }

    /**
     * Sets {@link SwapReport#start()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder start(Duration value) {
      this.start = value;
      return this;
    }

    /**
     * Sets {@link SwapReport#drain()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder drain(Duration value) {
      this.drain = value;
      return this;
    }

    /**
     * Sets {@link SwapReport#warnings()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder warnings(List<Problem> value) {
      this.warnings = value;
      return this;
    }

    /**
     * Creates the value; lists and maps are copied.
     *
     * @return a value with what was set
     * @throws NullPointerException if from, to, start or drain is missing
     */
    public SwapReport build() {
      return new SwapReport(this);
    }
  }
}
