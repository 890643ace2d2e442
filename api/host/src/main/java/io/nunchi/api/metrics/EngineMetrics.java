package io.nunchi.api.metrics;

import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.spi.EngineStatus;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an engine.
 *
 * <p>Immutable; any thread.
 */
public final class EngineMetrics {

  private final EngineGeneration generation;
  private final EngineStatus status;
  private final int streams;
  private final int waitingFrames;
  private final int framesInAnalysis;
  private final int lostThreads;
  private final long changes;
  private final Map<String, DurationStatistics> stages;
  private final SortedMap<Integer, Long> framesByBatchSize;

  private EngineMetrics(Builder builder) {
    this.generation = Objects.requireNonNull(builder.generation, "generation");
    this.status = Objects.requireNonNull(builder.status, "status");
    this.streams = builder.streams;
    this.waitingFrames = builder.waitingFrames;
    this.framesInAnalysis = builder.framesInAnalysis;
    this.lostThreads = builder.lostThreads;
    this.changes = builder.changes;
    this.stages = Map.copyOf(builder.stages);
    this.framesByBatchSize =
        Collections.unmodifiableSortedMap(new TreeMap<>(builder.framesByBatchSize));
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
   * The plugin and model that it runs.
   *
   * @return the plugin and model
   */
  public EngineGeneration generation() {
    return generation;
  }

  /**
   * The execution provider asked for and the one in use, as the engine said when it had started, or
   * when {@link io.nunchi.api.Engine#status()} was last called: metrics never wait for a plugin.
   *
   * @return the execution providers
   */
  public EngineStatus status() {
    return status;
  }

  /**
   * The number of streams that use it.
   *
   * @return streams
   */
  public int streams() {
    return streams;
  }

  /**
   * Frames of all its streams that wait for a worker now.
   *
   * @return frames
   */
  public int waitingFrames() {
    return waitingFrames;
  }

  /**
   * Frames of all its streams that are being analyzed now.
   *
   * @return frames
   */
  public int framesInAnalysis() {
    return framesInAnalysis;
  }

  /**
   * The threads that are lost in calls of the engine and its analyzers now. Too many put the engine
   * into quarantine.
   *
   * @return threads
   * @see io.nunchi.api.SupervisionPolicy#mostLostThreads()
   */
  public int lostThreads() {
    return lostThreads;
  }

  /**
   * Swaps and rollbacks so far.
   *
   * @return changes
   */
  public long changes() {
    return changes;
  }

  /**
   * The durations of each stage, as the analyzers measured them, over all streams of the engine
   * that runs now; a stage of a batch is told by every frame in it. The first 32 stages by name.
   *
   * @return durations by stage
   */
  public Map<String, DurationStatistics> stages() {
    return stages;
  }

  /**
   * The number of frames that went through the model, which is the stage {@code inference}, in
   * batches of each size, over all streams of the engine that runs now; frames divided by size are
   * the runs. Sizes that did not occur are left out, those above {@link #LARGEST_COUNTED_BATCH}
   * count as that.
   *
   * @return frames by size
   */
  public SortedMap<Integer, Long> framesByBatchSize() {
    return framesByBatchSize;
  }

  /** The largest batch that is counted apart. */
  public static final int LARGEST_COUNTED_BATCH = 256;

  private List<Object> parts() {
    return List.of(
        generation,
        status,
        streams,
        waitingFrames,
        framesInAnalysis,
        lostThreads,
        changes,
        stages,
        framesByBatchSize);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EngineMetrics that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "EngineMetrics["
        + "generation="
        + generation
        + ", status="
        + status
        + ", streams="
        + streams
        + ", waitingFrames="
        + waitingFrames
        + ", framesInAnalysis="
        + framesInAnalysis
        + ", lostThreads="
        + lostThreads
        + ", changes="
        + changes
        + ", stages="
        + stages
        + ", framesByBatchSize="
        + framesByBatchSize
        + "]";
  }

  /**
   * Collects the values.
   *
   * <p>One thread at a time.
   */
  public static final class Builder {

    private @Nullable EngineGeneration generation;
    private @Nullable EngineStatus status;
    private int streams;
    private int waitingFrames;
    private int framesInAnalysis;
    private int lostThreads;
    private long changes;
    private Map<String, DurationStatistics> stages = Map.of();
    private SortedMap<Integer, Long> framesByBatchSize = Collections.emptySortedMap();

    private Builder() {}

    /**
     * Sets {@link EngineMetrics#generation()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder generation(EngineGeneration value) {
      this.generation = value;
      return this;
    }

    /**
     * Sets {@link EngineMetrics#status()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder status(EngineStatus value) {
      this.status = value;
      return this;
    }

    /**
     * Sets {@link EngineMetrics#streams()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder streams(int value) {
      this.streams = value;
      return this;
    }

    /**
     * Sets {@link EngineMetrics#waitingFrames()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder waitingFrames(int value) {
      this.waitingFrames = value;
      return this;
    }

    /**
     * Sets {@link EngineMetrics#framesInAnalysis()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder framesInAnalysis(int value) {
      this.framesInAnalysis = value;
      return this;
    }

    /**
     * Sets {@link EngineMetrics#lostThreads()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder lostThreads(int value) {
      this.lostThreads = value;
      return this;
    }

    /**
     * Sets {@link EngineMetrics#changes()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder changes(long value) {
      this.changes = value;
      return this;
    }

    /**
     * Sets {@link EngineMetrics#stages()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder stages(Map<String, DurationStatistics> value) {
      this.stages = value;
      return this;
    }

    /**
     * Sets {@link EngineMetrics#framesByBatchSize()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder framesByBatchSize(SortedMap<Integer, Long> value) {
      this.framesByBatchSize = value;
      return this;
    }

    /**
     * Creates the value; lists and maps are copied.
     *
     * @return a value with what was set
     * @throws NullPointerException if generation or status is missing
     */
    public EngineMetrics build() {
      return new EngineMetrics(this);
    }
  }
}
