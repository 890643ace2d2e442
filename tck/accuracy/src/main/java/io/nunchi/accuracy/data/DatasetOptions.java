package io.nunchi.accuracy.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses the part of a dataset that is measured, renames its labels, and says how exactly its
 * files must keep their form.
 *
 * <p>Immutable; any thread.
 */
public final class DatasetOptions {

  /** Everything, with the dataset's own names. */
  public static final DatasetOptions ALL = builder().build();

  private final Map<String, String> labelMapping;
  private final List<String> labels;
  private final double minimumSize;
  private final long firstFrame;
  private final long lastFrame;
  private final Optional<String> subset;
  private final boolean strict;

  private DatasetOptions(Builder builder) {
    this.labelMapping = Collections.unmodifiableMap(new TreeMap<>(builder.labelMapping));
    this.labels = builder.labels.stream().sorted().distinct().toList();
    this.minimumSize = builder.minimumSize;
    this.firstFrame = builder.firstFrame;
    this.lastFrame = builder.lastFrame;
    this.subset = builder.subset;
    this.strict = builder.strict;
  }

  /**
   * Begins with {@link #ALL}.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The new names of labels, of the dataset and of analyzers alike; other labels keep theirs.
   *
   * @return new names by old ones, sorted
   */
  public Map<String, String> labelMapping() {
    return labelMapping;
  }

  /**
   * The labels that are measured, by their new names.
   *
   * @return empty for all of the dataset's
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * The size under which labelled boxes may be missed and detections are no false alarms.
   *
   * @return the least longer side of a box, in pixels; 0 for none
   */
  public double minimumSize() {
    return minimumSize;
  }

  /**
   * The first frame that is measured.
   *
   * @return from 1
   */
  public long firstFrame() {
    return firstFrame;
  }

  /**
   * The last frame that is measured.
   *
   * @return from 1
   */
  public long lastFrame() {
    return lastFrame;
  }

  /**
   * The subset of a dataset that has several, such as {@code train}, {@code val} and {@code test}.
   *
   * @return empty for the usual one
   */
  public Optional<String> subset() {
    return subset;
  }

  /**
   * Tells if every {@link Leniency} is refused, and every match of labels whose names are not
   * equal.
   *
   * @return true if so
   */
  public boolean isStrict() {
    return strict;
  }

  /**
   * The name under which a label is measured.
   *
   * @param label a label of the dataset or of an analyzer
   * @return its name after the mapping
   */
  public String mapped(String label) {
    return labelMapping.getOrDefault(label, label);
  }

  /**
   * Tells if a label is measured.
   *
   * @param mappedLabel a label after the mapping
   * @return true if so
   */
  public boolean isMeasured(String mappedLabel) {
    return labels.isEmpty() || labels.contains(mappedLabel);
  }

  /**
   * Tells if a frame is measured.
   *
   * @param position the frame's position, counted from 1
   * @return true if so
   */
  public boolean covers(long position) {
    return position >= firstFrame && position <= lastFrame;
  }

  /** Collects options. For one thread. */
  public static final class Builder {

    private Map<String, String> labelMapping = Map.of();
    private List<String> labels = List.of();
    private double minimumSize;
    private long firstFrame = 1;
    private long lastFrame = Long.MAX_VALUE;
    private Optional<String> subset = Optional.empty();
    private boolean strict;

    private Builder() {}

    /**
     * Renames labels of the dataset and of analyzers.
     *
     * @param newNames new names by old ones
     * @return this builder
     */
    public Builder labelMapping(Map<String, String> newNames) {
      this.labelMapping = Map.copyOf(newNames);
      return this;
    }

    /**
     * Measures some labels only.
     *
     * @param mappedLabels their names after the mapping; empty for all
     * @return this builder
     */
    public Builder labels(List<String> mappedLabels) {
      this.labels = List.copyOf(mappedLabels);
      return this;
    }

    /**
     * Lets small boxes be missed.
     *
     * @param pixels the least longer side that counts, from 0
     * @return this builder
     */
    public Builder minimumSize(double pixels) {
      if (!(pixels >= 0)) {
        throw new IllegalArgumentException("the minimum size is not negative: " + pixels);
      }
      this.minimumSize = pixels;
      return this;
    }

    /**
     * Measures some frames only.
     *
     * @param first the first one, counted from 1
     * @param last the last one, counted from 1
     * @return this builder
     */
    public Builder frames(long first, long last) {
      if (first < 1 || last < first) {
        throw new IllegalArgumentException(
            "a frame range begins at 1 and is not empty: " + first + " to " + last);
      }
      this.firstFrame = first;
      this.lastFrame = last;
      return this;
    }

    /**
     * Chooses a subset.
     *
     * @param name such as {@code val}
     * @return this builder
     */
    public Builder subset(String name) {
      this.subset = Optional.of(name);
      return this;
    }

    /**
     * Refuses every leniency.
     *
     * @param isStrict true to refuse
     * @return this builder
     */
    public Builder strict(boolean isStrict) {
      this.strict = isStrict;
      return this;
    }

    /**
     * Makes the options.
     *
     * @return the options
     */
    public DatasetOptions build() {
      return new DatasetOptions(this);
    }
  }
}
