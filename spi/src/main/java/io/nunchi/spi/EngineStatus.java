package io.nunchi.spi;

import java.util.Objects;

/**
 * The execution provider that was asked for, the one in use, and the reason why they differ if they
 * do (rule 8.5). There is never a silent fallback.
 *
 * <p>Immutable; any thread.
 *
 * @param requestedProvider the execution providers asked for, such as {@code prefer cuda,cpu}
 * @param actualProvider the execution provider in use, such as {@code cpu}
 * @param reason why that one: one sentence for an operator
 */
public record EngineStatus(String requestedProvider, String actualProvider, String reason) {

  /**
   * Checks the parts.
   *
   * @param requestedProvider the execution providers asked for
   * @param actualProvider the execution provider in use
   * @param reason why that one: one sentence for an operator
   */
  public EngineStatus {
    Objects.requireNonNull(requestedProvider, "requestedProvider");
    Objects.requireNonNull(actualProvider, "actualProvider");
    Objects.requireNonNull(reason, "reason");
  }
}
