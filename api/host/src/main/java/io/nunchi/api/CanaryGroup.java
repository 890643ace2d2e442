package io.nunchi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one group of cameras since a canary began: those on the candidate, or the others.
 *
 * <p>Immutable; any thread.
 */
public final class CanaryGroup {

  private final int cameras;
  private final long analyzed;
  private final long failures;
  private final long skipped;
  private final int unhealthyCameras;

  private CanaryGroup(Builder builder) {
    this.cameras = builder.cameras;
    this.analyzed = builder.analyzed;
    this.failures = builder.failures;
    this.skipped = builder.skipped;
    this.unhealthyCameras = builder.unhealthyCameras;
  }

  /**
   * Starts with every figure at 0; for hosts, and for tests.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The share of skipped frames.
   *
   * @return {@code skipped / (analyzed + failures + skipped)}, in [0, 1]; 0 without a frame
   */
  public double skippedShare() {
    long frames = analyzed + failures + skipped;
    return frames == 0 ? 0 : (double) skipped / frames;
  }

  /**
   * The share of unhealthy cameras.
   *
   * @return in [0, 1]; 0 without a camera
   */
  public double unhealthyShare() {
    return cameras == 0 ? 0 : (double) unhealthyCameras / cameras;
  }

  /**
   * The open cameras of the group.
   *
   * @return cameras
   */
  public int cameras() {
    return cameras;
  }

  /**
   * Frames with a result.
   *
   * @return frames
   */
  public long analyzed() {
    return analyzed;
  }

  /**
   * Frames without a result by the analyzer's fault: it failed, was late or down, broke the
   * contract, rejected them, or does not take their pixel format.
   *
   * @return frames
   */
  public long failures() {
    return failures;
  }

  /**
   * Frames that came too fast for the engine: superseded by a later one, or too old.
   *
   * @return frames
   */
  public long skipped() {
    return skipped;
  }

  /**
   * The open cameras whose health is degraded, restarting or quarantined.
   *
   * @return cameras
   */
  public int unhealthyCameras() {
    return unhealthyCameras;
  }

  private List<Object> parts() {
    return List.of(cameras, analyzed, failures, skipped, unhealthyCameras);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CanaryGroup that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "CanaryGroup["
        + "cameras="
        + cameras
        + ", analyzed="
        + analyzed
        + ", failures="
        + failures
        + ", skipped="
        + skipped
        + ", unhealthyCameras="
        + unhealthyCameras
        + "]";
  }

  /**
   * Collects the values.
   *
   * <p>One thread at a time.
   */
  public static final class Builder {

    private int cameras;
    private long analyzed;
    private long failures;
    private long skipped;
    private int unhealthyCameras;

    private Builder() {}

    /**
     * Sets {@link CanaryGroup#cameras()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder cameras(int value) {
      this.cameras = value;
      return this;
    }

    /**
     * Sets {@link CanaryGroup#analyzed()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder analyzed(long value) {
      this.analyzed = value;
      return this;
    }

    /**
     * Sets {@link CanaryGroup#failures()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder failures(long value) {
      this.failures = value;
      return this;
    }

    /**
     * Sets {@link CanaryGroup#skipped()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder skipped(long value) {
      this.skipped = value;
      return this;
    }

    /**
     * Sets {@link CanaryGroup#unhealthyCameras()}.
     *
     * @param value the value
     * @return this builder
     */
    public Builder unhealthyCameras(int value) {
      this.unhealthyCameras = value;
      return this;
    }

    /**
     * Creates the value.
     *
     * @return a value with what was set
     */
    public CanaryGroup build() {
      return new CanaryGroup(this);
    }
  }
}
