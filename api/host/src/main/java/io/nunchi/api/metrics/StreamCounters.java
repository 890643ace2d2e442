package io.nunchi.api.metrics;

import io.nunchi.api.frame.DropReason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a stream's frames, by outcome: {@code offered = analyzed + dropped + inFlight},
 * always.
 *
 * <p>Immutable; any thread.
 */
public final class StreamCounters {

  private final long offered;
  private final long analyzed;
  private final Map<DropReason, Long> droppedByReason;
  private final int inFlight;
  private final long listenerFailures;
  private final long analyzerRestarts;
  private final int openLeases;

  private StreamCounters(Builder builder) {
    this.offered = builder.offered;
    this.analyzed = builder.analyzed;
    this.droppedByReason = Map.copyOf(builder.droppedByReason);
    this.inFlight = builder.inFlight;
    this.listenerFailures = builder.listenerFailures;
    this.analyzerRestarts = builder.analyzerRestarts;
    this.openLeases = builder.openLeases;
  }

  /**
   * Starts with every count at 0; for hosts, and for tests.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Frames that the VMS offered.
   *
   * @return frames
   */
  public long offered() {
    return offered;
  }

  /**
   * Frames whose result was delivered.
   *
   * @return frames
   */
  public long analyzed() {
    return analyzed;
  }

  /**
   * Frames that were dropped, by reason; every reason is present.
   *
   * @return frames by reason
   */
  public Map<DropReason, Long> droppedByReason() {
    return droppedByReason;
  }

  /**
   * Frames that wait or are being analyzed: 0 to 2.
   *
   * @return frames
   */
  public int inFlight() {
    return inFlight;
  }

  /**
   * Calls of the listener, and of pictures' release callbacks, that threw; their frames count as
   * analyzed or dropped all the same.
   *
   * @return calls
   */
  public long listenerFailures() {
    return listenerFailures;
  }

  /**
   * Analyzers that were opened in place of a broken one.
   *
   * @return restarts
   */
  public long analyzerRestarts() {
    return analyzerRestarts;
  }

  /**
   * Frames that the analyzer retained and has not closed.
   *
   * @return frames
   */
  public int openLeases() {
    return openLeases;
  }

  /**
   * All frames that were dropped.
   *
   * @return the sum over all reasons
   */
  public long dropped() {
    return droppedByReason.values().stream().mapToLong(Long::longValue).sum();
  }

  private List<Object> parts() {
    return List.of(
        offered,
        analyzed,
        droppedByReason,
        inFlight,
        listenerFailures,
        analyzerRestarts,
        openLeases);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StreamCounters that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "StreamCounters["
        + "offered="
        + offered
        + ", analyzed="
        + analyzed
        + ", droppedByReason="
        + droppedByReason
        + ", inFlight="
        + inFlight
        + ", listenerFailures="
        + listenerFailures
        + ", analyzerRestarts="
        + analyzerRestarts
        + ", openLeases="
        + openLeases
        + "]";
  }

  /**
   * Collects the values.
   *
   * <p>One thread at a time.
   */
  public static final class Builder {

    private long offered;
    private long analyzed;
    private Map<DropReason, Long> droppedByReason = Map.of();
    private int inFlight;
    private long listenerFailures;
    private long analyzerRestarts;
    private int openLeases;

    private Builder() {}

    /**
     * Sets {@link StreamCounters#offered()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder offered(long value) {
      this.offered = value;
      return this;
    }

    /**
     * Sets {@link StreamCounters#analyzed()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder analyzed(long value) {
      this.analyzed = value;
      return this;
    }

    /**
     * Sets {@link StreamCounters#droppedByReason()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder droppedByReason(Map<DropReason, Long> value) {
      this.droppedByReason = value;
      return this;
    }

    /**
     * Sets {@link StreamCounters#inFlight()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder inFlight(int value) {
      this.inFlight = value;
      return this;
    }

    /**
     * Sets {@link StreamCounters#listenerFailures()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder listenerFailures(long value) {
      this.listenerFailures = value;
      return this;
    }

    /**
     * Sets {@link StreamCounters#analyzerRestarts()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder analyzerRestarts(long value) {
      this.analyzerRestarts = value;
      return this;
    }

    /**
     * Sets {@link StreamCounters#openLeases()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder openLeases(int value) {
      this.openLeases = value;
      return this;
    }

    /**
     * Creates the value; lists and maps are copied.
     *
     * @return a value with what was set
     */
    public StreamCounters build() {
      return new StreamCounters(this);
    }
  }
}
