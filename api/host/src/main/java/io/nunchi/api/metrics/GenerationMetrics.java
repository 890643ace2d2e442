package io.nunchi.api.metrics;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.EngineGeneration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one engine generation for one stream.
 *
 * <p>Every count only rises. A frame counts as offered for the generation that the stream was on
 * when it was offered, and as analyzed or dropped for the one that it was on then: over all
 * generations of a stream the sum of {@link io.nunchi.api.metrics.StreamCounters} holds, and for
 * one of them it may be off by the two frames that are in flight while the stream moves.
 *
 * <p>Immutable; any thread.
 */
public final class GenerationMetrics {

  private final EngineGeneration generation;
  private final long offered;
  private final long analyzed;
  private final Map<DropReason, Long> droppedByReason;
  private final long analyzerRestarts;
  private final Map<String, Long> detectionsByLabel;
  private final DurationStatistics age;
  private final DurationStatistics analysis;

  private GenerationMetrics(Builder builder) {
    this.generation = Objects.requireNonNull(builder.generation, "generation");
    this.offered = builder.offered;
    this.analyzed = builder.analyzed;
    this.droppedByReason = Map.copyOf(builder.droppedByReason);
    this.analyzerRestarts = builder.analyzerRestarts;
    this.detectionsByLabel = Map.copyOf(builder.detectionsByLabel);
    this.age = Objects.requireNonNull(builder.age, "age");
    this.analysis = Objects.requireNonNull(builder.analysis, "analysis");
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
   * The engine generation.
   *
   * @return the plugin and model
   */
  public EngineGeneration generation() {
    return generation;
  }

  /**
   * Frames that were offered.
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
   * Analyzers that were opened in place of a broken one.
   *
   * @return restarts
   */
  public long analyzerRestarts() {
    return analyzerRestarts;
  }

  /**
   * Detections that were delivered, by label; labels without one are left out.
   *
   * @return detections by label
   */
  public Map<String, Long> detectionsByLabel() {
    return detectionsByLabel;
  }

  /**
   * From a frame's arrival in the host to its checked result.
   *
   * @return durations
   */
  public DurationStatistics age() {
    return age;
  }

  /**
   * The call of the analyzer.
   *
   * @return durations
   */
  public DurationStatistics analysis() {
    return analysis;
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
        generation,
        offered,
        analyzed,
        droppedByReason,
        analyzerRestarts,
        detectionsByLabel,
        age,
        analysis);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GenerationMetrics that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "GenerationMetrics["
        + "generation="
        + generation
        + ", offered="
        + offered
        + ", analyzed="
        + analyzed
        + ", droppedByReason="
        + droppedByReason
        + ", analyzerRestarts="
        + analyzerRestarts
        + ", detectionsByLabel="
        + detectionsByLabel
        + ", age="
        + age
        + ", analysis="
        + analysis
        + "]";
  }

  /**
   * Collects the values.
   *
   * <p>One thread at a time.
   */
  public static final class Builder {

    private @Nullable EngineGeneration generation;
    private long offered;
    private long analyzed;
    private Map<DropReason, Long> droppedByReason = Map.of();
    private long analyzerRestarts;
    private Map<String, Long> detectionsByLabel = Map.of();
    private @Nullable DurationStatistics age;
    private @Nullable DurationStatistics analysis;

    private Builder() {}

    /**
     * Sets {@link GenerationMetrics#generation()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder generation(EngineGeneration value) {
      this.generation = value;
      return this;
    }

    /**
     * Sets {@link GenerationMetrics#offered()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder offered(long value) {
      this.offered = value;
      return this;
    }

    /**
     * Sets {@link GenerationMetrics#analyzed()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder analyzed(long value) {
      this.analyzed = value;
      return this;
    }

    /**
     * Sets {@link GenerationMetrics#droppedByReason()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder droppedByReason(Map<DropReason, Long> value) {
      this.droppedByReason = value;
      return this;
    }

    /**
     * Sets {@link GenerationMetrics#analyzerRestarts()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder analyzerRestarts(long value) {
      this.analyzerRestarts = value;
      return this;
    }

    /**
     * Sets {@link GenerationMetrics#detectionsByLabel()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder detectionsByLabel(Map<String, Long> value) {
      this.detectionsByLabel = value;
      return this;
    }

    /**
     * Sets {@link GenerationMetrics#age()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder age(DurationStatistics value) {
      this.age = value;
      return this;
    }

    /**
     * Sets {@link GenerationMetrics#analysis()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder analysis(DurationStatistics value) {
      this.analysis = value;
      return this;
    }

    /**
     * Creates the value; lists and maps are copied.
     *
     * @return a value with what was set
     * @throws NullPointerException if generation, age or analysis is missing
     */
    public GenerationMetrics build() {
      return new GenerationMetrics(this);
    }
  }
}
