package io.nunchi.spi;

import java.util.Map;
import java.util.Objects;

/**
 * The execution provider that was asked for, the one in use, and the reason why they differ if they
 * do (rule 8.5). There is never a silent fallback.
 *
 * <p>Immutable; any thread. Built with {@link #builder}, so that later minor versions can add to
 * it.
 *
 * @since 1.0
 */
public final class EngineStatus {

  private final String requestedProvider;
  private final String actualProvider;
  private final String reason;
  private final Map<String, String> details;

  private EngineStatus(Builder builder) {
    this.requestedProvider = builder.requestedProvider;
    this.actualProvider = builder.actualProvider;
    this.reason = builder.reason;
    this.details = Map.copyOf(builder.details);
  }

  /**
   * Makes a status without details.
   *
   * @param requestedProvider the execution providers asked for, such as {@code prefer cuda,cpu}
   * @param actualProvider the execution provider in use, such as {@code cpu}
   * @param reason why that one: one sentence for an operator
   * @return the status
   */
  public static EngineStatus of(String requestedProvider, String actualProvider, String reason) {
    return builder(requestedProvider, actualProvider, reason).build();
  }

  /**
   * Starts a status.
   *
   * @param requestedProvider the execution providers asked for, such as {@code prefer cuda,cpu}
   * @param actualProvider the execution provider in use, such as {@code cpu}
   * @param reason why that one: one sentence for an operator
   * @return a builder
   */
  public static Builder builder(String requestedProvider, String actualProvider, String reason) {
    return new Builder(requestedProvider, actualProvider, reason);
  }

  /**
   * The execution providers asked for.
   *
   * @return such as {@code prefer cuda,cpu}
   */
  public String requestedProvider() {
    return requestedProvider;
  }

  /**
   * The execution provider in use.
   *
   * @return such as {@code cpu}
   */
  public String actualProvider() {
    return actualProvider;
  }

  /**
   * The reason for that one.
   *
   * @return one sentence for an operator
   */
  public String reason() {
    return reason;
  }

  /**
   * Further facts, such as {@code nodes on cuda = 310 of 318}.
   *
   * @return texts by name
   */
  public Map<String, String> details() {
    return details;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EngineStatus that
        && requestedProvider.equals(that.requestedProvider)
        && actualProvider.equals(that.actualProvider)
        && reason.equals(that.reason)
        && details.equals(that.details);
  }

  @Override
  public int hashCode() {
    return Objects.hash(requestedProvider, actualProvider, reason, details);
  }

  @Override
  public String toString() {
    return "EngineStatus["
        + requestedProvider
        + " -> "
        + actualProvider
        + ", "
        + reason
        + (details.isEmpty() ? "" : ", " + details)
        + "]";
  }

  /**
   * Collects a status; for one thread.
   *
   * @since 1.0
   */
  public static final class Builder {
    private final String requestedProvider;
    private final String actualProvider;
    private final String reason;
    private Map<String, String> details = Map.of();

    private Builder(String requestedProvider, String actualProvider, String reason) {
      this.requestedProvider = Objects.requireNonNull(requestedProvider, "requestedProvider");
      this.actualProvider = Objects.requireNonNull(actualProvider, "actualProvider");
      this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Sets further facts.
     *
     * @param newDetails texts by name
     * @return this builder
     */
    public Builder details(Map<String, String> newDetails) {
      this.details = newDetails;
      return this;
    }

    /**
     * Ends the status.
     *
     * @return the status
     */
    public EngineStatus build() {
      return new EngineStatus(this);
    }
  }
}
