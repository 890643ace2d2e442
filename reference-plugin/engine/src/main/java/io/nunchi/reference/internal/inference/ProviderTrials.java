package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tries the execution providers of a policy in their order until one works. A provider that is
 * missing, refuses the model, is too slow to load it, or cannot be unpacked gives way to the next
 * one; its reason goes into the status of the one that works.
 */
final class ProviderTrials {

  private ProviderTrials() {}

  /** Tries to load a model with one provider. */
  @FunctionalInterface
  interface Trial<T> {

    /**
     * Tries.
     *
     * @param provider the provider to try
     * @param refusals the reasons of the providers before it
     * @throws OrtException if ONNX Runtime refuses
     * @throws EngineStartException if the provider cannot be used for another reason
     */
    T with(ExecutionProvider provider, List<String> refusals)
        throws OrtException, EngineStartException;
  }

  /**
   * Returns the result of the first trial that works.
   *
   * @throws OrtException if ONNX Runtime refuses the model on the CPU, so that no provider helps
   * @throws EngineStartException if no provider works; the reason of the only provider, or of the
   *     CPU where the policy has it, comes first
   */
  static <T> T first(ProviderPolicy policy, Trial<T> trial)
      throws OrtException, EngineStartException {
    List<String> refusals = new ArrayList<>();
    EngineStartException onCpu = null;
    for (ExecutionProvider provider : policy.providers()) {
      try {
        return trial.with(provider, List.copyOf(refusals));
      } catch (OrtException e) {
        if (provider.kind() == ExecutionProvider.Kind.CPU) {
          throw e;
        }
        refusals.add(provider + ": " + e.getMessage());
      } catch (EngineStartException e) {
        if (policy.providers().size() == 1 || !givesWay(e)) {
          throw e;
        }
        refusals.add(provider + ": " + reason(e));
        if (provider.kind() == ExecutionProvider.Kind.CPU) {
          onCpu = e;
        }
      }
    }
    if (onCpu != null) {
      throw withOthers(onCpu, unavailable(policy, refusals));
    }
    throw new EngineStartException(unavailable(policy, refusals));
  }

  /** An interrupted start ends; everything else is this provider's own trouble. */
  private static boolean givesWay(EngineStartException failure) {
    return failure.problems().stream()
        .noneMatch(problem -> problem.code().equals(ReferenceErrors.INTERRUPTED));
  }

  private static String reason(EngineStartException failure) {
    return failure.problems().stream()
        .map(problem -> problem.what() + " (" + problem.code() + "): " + problem.found())
        .collect(Collectors.joining("; "));
  }

  /** The CPU is there on every machine: its own reason says what to do. */
  private static EngineStartException withOthers(EngineStartException onCpu, Problem others) {
    List<Problem> problems = new ArrayList<>(onCpu.problems());
    problems.add(others);
    return new EngineStartException(problems, onCpu);
  }

  private static Problem unavailable(ProviderPolicy policy, List<String> refusals) {
    return Problem.of(
            ReferenceErrors.PROVIDER_UNAVAILABLE,
            "no execution provider that was asked for works on this machine")
        .expected(policy.text())
        .found(String.join("\n", refusals))
        .where("setting provider")
        .fix(
            "for a GPU build with the Maven profile gpu (./mvnw -Pgpu), and install the NVIDIA"
                + " driver, CUDA 12 and cuDNN 9"
                + withCpu(policy));
  }

  private static String withCpu(ProviderPolicy policy) {
    return policy.providers().stream()
            .anyMatch(provider -> provider.kind() == ExecutionProvider.Kind.CPU)
        ? ""
        : "; otherwise add the cpu: prefer "
            + policy.providers().stream()
                .map(ExecutionProvider::toString)
                .collect(Collectors.joining(","))
            + ",cpu";
  }
}
