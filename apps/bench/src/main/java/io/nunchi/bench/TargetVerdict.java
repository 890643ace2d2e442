package io.nunchi.bench;

import java.util.List;
import java.util.Optional;

/**
 * The verdict on a target.
 *
 * @param target the target in words
 * @param found the measured value in words
 * @param isMet true if the target is met; empty where it cannot be measured
 */
public record TargetVerdict(String target, String found, Optional<Boolean> isMet) {

  static TargetVerdict of(String target, String found, boolean isMet) {
    return new TargetVerdict(target, found, Optional.of(isMet));
  }

  /** True if no target is missed. */
  static boolean noneIsMissed(List<TargetVerdict> verdicts) {
    return verdicts.stream().allMatch(verdict -> verdict.isMet().orElse(true));
  }
}
