package io.nunchi.spi;

import io.nunchi.spi.frame.PixelFormat;
import java.util.EnumSet;
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
 *
 * @since 1.0
 */
public final class EngineDescriptor {

  /** The greatest number of concurrent calls that an engine can declare. */
  public static final int MAX_CONCURRENT_CALLS = 1024;

  private final List<String> labels;
  private final List<String> ruleTypes;
  private final Set<PixelFormat> pixelFormats;
  private final Optional<ModelIdentity> model;
  private final OptionalInt concurrentCalls;
  private final OptionalInt maximumStreams;
  private final Set<Capability> capabilities;

  private EngineDescriptor(Builder builder) {
    this.labels = List.copyOf(builder.labels);
    this.ruleTypes = List.copyOf(builder.ruleTypes);
    this.pixelFormats = Set.copyOf(builder.pixelFormats);
    this.model = builder.model;
    this.concurrentCalls = builder.concurrentCalls;
    this.maximumStreams = builder.maximumStreams;
    this.capabilities = capabilities(builder);
  }

  private static Set<Capability> capabilities(Builder builder) {
    Set<Capability> all = EnumSet.copyOf(builder.capabilities);
    if (!builder.ruleTypes.isEmpty()) {
      all.add(Capability.RULE_EVENTS);
    }
    return Set.copyOf(all);
  }

  /**
   * Starts a description.
   *
   * @return a builder without labels, of an engine that finds detections; {@link
   *     Builder#pixelFormats} must be given
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
   * The pixel formats that the engine's analyzers take (rule 5.4). The same picture gives the same
   * result in each of them (rule 5.7). The host rejects frames of other formats, also of those that
   * later versions add, before they reach an analyzer.
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
   */
  public OptionalInt concurrentCalls() {
    return concurrentCalls;
  }

  /**
   * The number of streams for which the engine can have analyzers at once, such as a licence
   * allows. The host opens no more; {@link AnalyzerEngine#openAnalyzer} fails beyond it (rule 3.7).
   *
   * @return from 1, or empty if there is no such limit
   */
  public OptionalInt maximumStreams() {
    return maximumStreams;
  }

  /**
   * The parts that results may have, and abilities of the engine's analyzers (rule 6.13).
   *
   * @return the capabilities, at least one; {@link Capability#RULE_EVENTS} whenever {@link
   *     #ruleTypes()} are declared
   */
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EngineDescriptor that
        && labels.equals(that.labels)
        && ruleTypes.equals(that.ruleTypes)
        && pixelFormats.equals(that.pixelFormats)
        && model.equals(that.model)
        && concurrentCalls.equals(that.concurrentCalls)
        && maximumStreams.equals(that.maximumStreams)
        && capabilities.equals(that.capabilities);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        labels, ruleTypes, pixelFormats, model, concurrentCalls, maximumStreams, capabilities);
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
        + ", maximumStreams="
        + maximumStreams
        + ", capabilities="
        + capabilities
        + "]";
  }

  /**
   * Collects a description; for one thread.
   *
   * @since 1.0
   */
  public static final class Builder {
    private List<String> labels = List.of();
    private List<String> ruleTypes = List.of();
    private Set<PixelFormat> pixelFormats = Set.of();
    private Optional<ModelIdentity> model = Optional.empty();
    private OptionalInt concurrentCalls = OptionalInt.empty();
    private OptionalInt maximumStreams = OptionalInt.empty();
    private Set<Capability> capabilities = Set.of(Capability.DETECTIONS);

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
     * @param pixelFormats the formats that analyzers take, each by its name, at least one; never
     *     {@link PixelFormat#values()}, which later versions extend (rule 5.6)
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
     */
    public Builder concurrentCalls(int calls) {
      this.concurrentCalls = OptionalInt.of(calls);
      return this;
    }

    /**
     * Declares for how many streams the engine can have analyzers at once.
     *
     * @param streams the streams, from 1
     * @return this builder
     */
    public Builder maximumStreams(int streams) {
      this.maximumStreams = OptionalInt.of(streams);
      return this;
    }

    /**
     * Declares the parts that results may have, and abilities of the analyzers.
     *
     * @param newCapabilities the capabilities, at least one
     * @return this builder
     */
    public Builder capabilities(Set<Capability> newCapabilities) {
      this.capabilities = newCapabilities;
      return this;
    }

    /**
     * Ends the description.
     *
     * @return the description
     * @throws IllegalArgumentException if a label or rule type is blank or given twice, no pixel
     *     format or no capability is given, or the number of concurrent calls or streams is out of
     *     range
     */
    public EngineDescriptor build() {
      requireDistinctNames("label", labels);
      requireDistinctNames("rule type", ruleTypes);
      if (pixelFormats.isEmpty()) {
        throw new IllegalArgumentException(
            "an engine names at least one pixel format that it takes");
      }
      requireInRange(concurrentCalls);
      if (maximumStreams.isPresent() && maximumStreams.getAsInt() < 1) {
        throw new IllegalArgumentException(
            "an engine has analyzers for at least 1 stream, not " + maximumStreams.getAsInt());
      }
      if (capabilities.isEmpty()) {
        throw new IllegalArgumentException("an engine has at least one capability");
      }
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
