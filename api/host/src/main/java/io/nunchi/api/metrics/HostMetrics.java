package io.nunchi.api.metrics;

import io.nunchi.api.shadow.ShadowReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a host; the report for an operator is {@link io.nunchi.api.HostReport}.
 *
 * <p>Immutable; any thread. The streams are looked at one after the other, each at one moment.
 */
public final class HostMetrics {

  private final int workers;
  private final int stuckCalls;
  private final int blockedCallbacks;
  private final long missedListenerCalls;
  private final long lostLogLines;
  private final List<EngineMetrics> engines;
  private final List<StreamMetrics> streams;
  private final List<ShadowReport> shadows;

  private HostMetrics(Builder builder) {
    this.workers = builder.workers;
    this.stuckCalls = builder.stuckCalls;
    this.blockedCallbacks = builder.blockedCallbacks;
    this.missedListenerCalls = builder.missedListenerCalls;
    this.lostLogLines = builder.lostLogLines;
    this.engines = List.copyOf(builder.engines);
    this.streams = List.copyOf(builder.streams);
    this.shadows = List.copyOf(builder.shadows);
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
   * @return calls
   */
  public int stuckCalls() {
    return stuckCalls;
  }

  /**
   * The calls into the VMS, such as a stream's listener, that are past their deadline and still
   * run.
   *
   * @return calls
   */
  public int blockedCallbacks() {
    return blockedCallbacks;
  }

  /**
   * The calls that the host's listeners were too slow for.
   *
   * @return calls
   */
  public long missedListenerCalls() {
    return missedListenerCalls;
  }

  /**
   * The lines of the log that were dropped since the process began.
   *
   * @return lines
   */
  public long lostLogLines() {
    return lostLogLines;
  }

  /**
   * The engines that run.
   *
   * @return the figures of each engine
   */
  public List<EngineMetrics> engines() {
    return engines;
  }

  /**
   * The streams that are open.
   *
   * @return the figures of each stream
   */
  public List<StreamMetrics> streams() {
    return streams;
  }

  /**
   * The shadows that compare frames, or have given up; one of an engine at most.
   *
   * @return the report of each shadow
   */
  public List<ShadowReport> shadows() {
    return shadows;
  }

  private List<Object> parts() {
    return List.of(
        workers,
        stuckCalls,
        blockedCallbacks,
        missedListenerCalls,
        lostLogLines,
        engines,
        streams,
        shadows);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostMetrics others && parts().equals(others.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "HostMetrics["
        + "workers="
        + workers
        + ", stuckCalls="
        + stuckCalls
        + ", blockedCallbacks="
        + blockedCallbacks
        + ", missedListenerCalls="
        + missedListenerCalls
        + ", lostLogLines="
        + lostLogLines
        + ", engines="
        + engines
        + ", streams="
        + streams
        + ", shadows="
        + shadows
        + "]";
  }

  /**
   * Collects the values.
   *
   * <p>One thread at a time.
   */
  public static final class Builder {

    private int workers;
    private int stuckCalls;
    private int blockedCallbacks;
    private long missedListenerCalls;
    private long lostLogLines;
    private List<EngineMetrics> engines = List.of();
    private List<StreamMetrics> streams = List.of();
    private List<ShadowReport> shadows = List.of();

    private Builder() {}

    /**
     * Sets {@link HostMetrics#workers()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder workers(int value) {
      this.workers = value;
      return this;
    }

    /**
     * Sets {@link HostMetrics#stuckCalls()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder stuckCalls(int value) {
      this.stuckCalls = value;
      return this;
    }

    /**
     * Sets {@link HostMetrics#blockedCallbacks()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder blockedCallbacks(int value) {
      this.blockedCallbacks = value;
      return this;
    }

    /**
     * Sets {@link HostMetrics#missedListenerCalls()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder missedListenerCalls(long value) {
      this.missedListenerCalls = value;
      return this;
    }

    /**
     * Sets {@link HostMetrics#lostLogLines()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder lostLogLines(long value) {
      this.lostLogLines = value;
      return this;
    }

    /**
     * Sets {@link HostMetrics#engines()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder engines(List<EngineMetrics> value) {
      this.engines = value;
      return this;
    }

    /**
     * Sets {@link HostMetrics#streams()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder streams(List<StreamMetrics> value) {
      this.streams = value;
      return this;
    }

    /**
     * Sets {@link HostMetrics#shadows()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder shadows(List<ShadowReport> value) {
      this.shadows = value;
      return this;
    }

    /**
     * Creates the value; lists and maps are copied.
     *
     * @return a value with what was set
     */
    public HostMetrics build() {
      return new HostMetrics(this);
    }
  }
}
