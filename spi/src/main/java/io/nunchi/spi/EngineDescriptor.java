package io.nunchi.spi;

import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The labels that a started engine can find, the frames that it takes, and how many of them it can
 * work on at once.
 *
 * <p>Immutable; any thread. Built with {@link #builder()}, so that later minor versions can add to
 * it.
 */
public final class EngineDescriptor {

  /** The greatest number of concurrent calls that an engine can declare. */
  public static final int MAX_CONCURRENT_CALLS = 1024;

  private final List<String> labels;
  private final List<String> ruleTypes;
  private final Set<PixelFormat> pixelFormats;
  private final Optional<ModelIdentity> model;
  private final OptionalInt concurrentCalls;

  private EngineDescriptor(Builder builder) {
    this.labels = List.copyOf(builder.labels);
    this.ruleTypes = List.copyOf(builder.ruleTypes);
    this.pixelFormats = Set.copyOf(builder.pixelFormats);
    this.model = builder.model;
    this.concurrentCalls = builder.concurrentCalls;
  }

  /**
   * Starts a description.
   *
   * @return a builder without labels that accepts every pixel format
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Every label that a detection of this engine may carry (rule 1.5).
   *
   * @return the labels in the model's order, each once
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * Every type that a rule event of this engine may carry, in ONVIF's names such as {@code
   * LineDetector}.
   *
   * @return the types, each once; empty when the engine raises no rule events
   */
  public List<String> ruleTypes() {
    return ruleTypes;
  }

  /**
   * The pixel formats that the engine's analyzers take (rule 5.4). The host rejects frames of other
   * formats before they reach an analyzer.
   *
   * @return at least one format
   */
  public Set<PixelFormat> pixelFormats() {
    return pixelFormats;
  }

  /**
   * The model behind the engine.
   *
   * @return the model, or empty for an analyzer without one
   */
  public Optional<ModelIdentity> model() {
    return model;
  }

  /**
   * The number of concurrent calls of {@link FrameAnalyzer#analyze} that the engine can use, over
   * all of its analyzers (rule 4.6).
   *
   * <p>An engine that computes on the processor has no use for more calls than there are cores, and
   * declares nothing. One that waits in its calls declares how many it needs in order not to run
   * dry: a GPU that computes batches of 8 in 2 lanes needs 16, one batch to compute and one to
   * gather. The host then lets that many frames wait in the engine, whatever the number of cores.
   *
   * <p>The number is a wish and a limit, not a promise: the host never makes more calls at once,
   * and makes fewer while fewer streams have a frame. Each call of one analyzer still waits for the
   * one before, so an engine with fewer streams gets as many calls as it has streams.
   *
   * @return 1 to {@link #MAX_CONCURRENT_CALLS}; or empty for as many as the host has workers for
   *     processor-bound engines, about one for each core
   * @since 1.0
   */
  public OptionalInt concurrentCalls() {
    return concurrentCalls;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EngineDescriptor that
        && labels.equals(that.labels)
        && ruleTypes.equals(that.ruleTypes)
        && pixelFormats.equals(that.pixelFormats)
        && model.equals(that.model)
        && concurrentCalls.equals(that.concurrentCalls);
  }

  @Override
  public int hashCode() {
    return Objects.hash(labels, ruleTypes, pixelFormats, model, concurrentCalls);
  }

  @Override
  public String toString() {
    return "EngineDescriptor[labels="
        + labels
        + ", ruleTypes="
        + ruleTypes
        + ", pixelFormats="
        + pixelFormats
        + ", model="
        + model
        + ", concurrentCalls="
        + concurrentCalls
        + "]";
  }

  /** Collects a description; for one thread. */
  public static final class Builder {
    private List<String> labels = List.of();
    private List<String> ruleTypes = List.of();
    private Set<PixelFormat> pixelFormats = Set.of(PixelFormat.values());
    private Optional<ModelIdentity> model = Optional.empty();
    private OptionalInt concurrentCalls = OptionalInt.empty();

    private Builder() {}

    /**
     * Sets the labels.
     *
     * @param labels every label that a detection may carry, each once
     * @return this builder
     */
    public Builder labels(List<String> labels) {
      this.labels = labels;
      return this;
    }

    /**
     * Sets the rule types.
     *
     * @param ruleTypes every type that a rule event may carry, each once
     * @return this builder
     */
    public Builder ruleTypes(List<String> ruleTypes) {
      this.ruleTypes = ruleTypes;
      return this;
    }

    /**
     * Sets the pixel formats.
     *
     * @param pixelFormats the formats that analyzers take, at least one
     * @return this builder
     */
    public Builder pixelFormats(Set<PixelFormat> pixelFormats) {
      this.pixelFormats = pixelFormats;
      return this;
    }

    /**
     * Names the model.
     *
     * @param model the model behind the engine
     * @return this builder
     */
    public Builder model(ModelIdentity model) {
      this.model = Optional.of(model);
      return this;
    }

    /**
     * Declares how many concurrent calls of {@link FrameAnalyzer#analyze} the engine can use.
     *
     * @param calls the calls, from 1 to {@link #MAX_CONCURRENT_CALLS}
     * @return this builder
     * @since 1.0
     */
    public Builder concurrentCalls(int calls) {
      this.concurrentCalls = OptionalInt.of(calls);
      return this;
    }

    /**
     * Ends the description.
     *
     * @return the description
     * @throws IllegalArgumentException if a label or rule type is blank or given twice, no pixel
     *     format is given, or the number of concurrent calls is out of range
     */
    public EngineDescriptor build() {
      requireDistinctNames("label", labels);
      requireDistinctNames("rule type", ruleTypes);
      if (pixelFormats.isEmpty()) {
        throw new IllegalArgumentException("an engine takes at least one pixel format");
      }
      requireInRange(concurrentCalls);
      return new EngineDescriptor(this);
    }

    private static void requireInRange(OptionalInt concurrentCalls) {
      concurrentCalls.ifPresent(
          calls -> {
            if (calls < 1 || calls > MAX_CONCURRENT_CALLS) {
              throw new IllegalArgumentException(
                  "an engine declares 1 to "
                      + MAX_CONCURRENT_CALLS
                      + " concurrent calls, not "
                      + calls);
            }
          });
    }

    private static void requireDistinctNames(String kind, List<String> names) {
      if (names.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("a " + kind + " is not blank");
      }
      if (Set.copyOf(names).size() != names.size()) {
        throw new IllegalArgumentException("a " + kind + " is declared twice in " + names);
      }
    }
  }
}
