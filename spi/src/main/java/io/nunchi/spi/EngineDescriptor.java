package io.nunchi.spi;

import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The labels that a started engine can find and the frames that it takes.
 *
 * <p>Immutable; any thread. Built with {@link #builder()}, so that later minor versions can add to
 * it.
 */
public final class EngineDescriptor {

  private final List<String> labels;
  private final List<String> ruleTypes;
  private final Set<PixelFormat> pixelFormats;
  private final Optional<ModelIdentity> model;

  private EngineDescriptor(Builder builder) {
    this.labels = List.copyOf(builder.labels);
    this.ruleTypes = List.copyOf(builder.ruleTypes);
    this.pixelFormats = Set.copyOf(builder.pixelFormats);
    this.model = builder.model;
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

  @Override
  public boolean equals(Object other) {
    return other instanceof EngineDescriptor that
        && labels.equals(that.labels)
        && ruleTypes.equals(that.ruleTypes)
        && pixelFormats.equals(that.pixelFormats)
        && model.equals(that.model);
  }

  @Override
  public int hashCode() {
    return Objects.hash(labels, ruleTypes, pixelFormats, model);
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
        + "]";
  }

  /** Collects a description; for one thread. */
  public static final class Builder {
    private List<String> labels = List.of();
    private List<String> ruleTypes = List.of();
    private Set<PixelFormat> pixelFormats = Set.of(PixelFormat.values());
    private Optional<ModelIdentity> model = Optional.empty();

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
     * Ends the description.
     *
     * @return the description
     * @throws IllegalArgumentException if a label or rule type is blank or given twice, or no pixel
     *     format is given
     */
    public EngineDescriptor build() {
      requireDistinctNames("label", labels);
      requireDistinctNames("rule type", ruleTypes);
      if (pixelFormats.isEmpty()) {
        throw new IllegalArgumentException("an engine takes at least one pixel format");
      }
      return new EngineDescriptor(this);
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
