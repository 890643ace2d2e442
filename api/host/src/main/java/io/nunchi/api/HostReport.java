package io.nunchi.api;

import io.nunchi.loading.StuckCall;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of the host as a whole, for an operator.
 *
 * <p>Immutable; any thread.
 */
public final class HostReport {

  private final int workers;
  private final List<StuckCall> stuckCalls;
  private final List<String> blockedCallbacks;
  private final long lostLogLines;
  private final List<Problem> problems;
  private final Map<String, Long> problemCounts;

  private HostReport(Builder builder) {
    this.workers = builder.workers;
    this.stuckCalls = List.copyOf(builder.stuckCalls);
    this.blockedCallbacks = List.copyOf(builder.blockedCallbacks);
    this.lostLogLines = builder.lostLogLines;
    this.problems = List.copyOf(builder.problems);
    this.problemCounts = Map.copyOf(builder.problemCounts);
  }

  /**
   * Starts with empty lists and every count at 0; for hosts, and for tests.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The threads that serve the streams now, those that are stuck not counted.
   *
   * @return threads
   */
  public int workers() {
    return workers;
  }

  /**
   * The calls that were given up and have not returned. Each costs a thread.
   *
   * @return the calls
   */
  public List<StuckCall> stuckCalls() {
    return stuckCalls;
  }

  /**
   * The calls into the VMS, such as a stream's listener, that are past their deadline and still
   * run. Each keeps its stream from its next frame.
   *
   * @return the names of the callbacks with their streams
   */
  public List<String> blockedCallbacks() {
    return blockedCallbacks;
  }

  /**
   * The lines of the log that were dropped since the process began, because the logging library
   * wrote more slowly than they came, or failed.
   *
   * @return lines
   */
  public long lostLogLines() {
    return lostLogLines;
  }

  /**
   * The latest problems outside the analysis of frames, such as threads that a closed engine left
   * behind, or an analyzer that does not return at close.
   *
   * @return at most 100 problems
   */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * The number of such problems since the host started.
   *
   * @return counts by code
   */
  public Map<String, Long> problemCounts() {
    return problemCounts;
  }

  private List<Object> parts() {
    return List.of(workers, stuckCalls, blockedCallbacks, lostLogLines, problems, problemCounts);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostReport others && parts().equals(others.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "HostReport["
        + "workers="
        + workers
        + ", stuckCalls="
        + stuckCalls
        + ", blockedCallbacks="
        + blockedCallbacks
        + ", lostLogLines="
        + lostLogLines
        + ", problems="
        + problems
        + ", problemCounts="
        + problemCounts
        + "]";
  }

  /**
   * Collects the values.
   *
   * <p>One thread at a time.
   */
  public static final class Builder {

    private int workers;
    private List<StuckCall> stuckCalls = List.of();
    private List<String> blockedCallbacks = List.of();
    private long lostLogLines;
    private List<Problem> problems = List.of();
    private Map<String, Long> problemCounts = Map.of();

    private Builder() {}

    /**
     * Sets {@link HostReport#workers()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder workers(int value) {
      this.workers = value;
      return this;
    }

    /**
     * Sets {@link HostReport#stuckCalls()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder stuckCalls(List<StuckCall> value) {
      this.stuckCalls = value;
      return this;
    }

    /**
     * Sets {@link HostReport#blockedCallbacks()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder blockedCallbacks(List<String> value) {
      this.blockedCallbacks = value;
      return this;
    }

    /**
     * Sets {@link HostReport#lostLogLines()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder lostLogLines(long value) {
      this.lostLogLines = value;
      return this;
    }

    /**
     * Sets {@link HostReport#problems()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder problems(List<Problem> value) {
      this.problems = value;
      return this;
    }

    /**
     * Sets {@link HostReport#problemCounts()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder problemCounts(Map<String, Long> value) {
      this.problemCounts = value;
      return this;
    }

    /**
     * Creates the value; lists and maps are copied.
     *
     * @return a value with what was set
     */
    public HostReport build() {
      return new HostReport(this);
    }
  }
}
