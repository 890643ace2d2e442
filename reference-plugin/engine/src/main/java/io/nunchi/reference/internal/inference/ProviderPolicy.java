package io.nunchi.reference.internal.inference;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The execution providers that an operator wants: {@code require cuda:0}, or {@code prefer
 * tensorrt,cuda,cpu}, the first that works. What is not listed is never used.
 *
 * <p>Immutable; any thread.
 *
 * @param text the policy as the operator wrote it
 * @param providers the providers to try, in this order; at least one, none twice
 */
public record ProviderPolicy(String text, List<ExecutionProvider> providers) {

  /** A regular expression for policies; {@link #parse} checks the rest. */
  public static final String PATTERN =
      "require (cpu|(cuda|tensorrt)(:\\d{1,3})?)"
          + "|prefer (cpu|(cuda|tensorrt)(:\\d{1,3})?)(,(cpu|(cuda|tensorrt)(:\\d{1,3})?))*";

  /** The meaning of {@link #PATTERN}, for a person. */
  public static final String FORM =
      "\"require P\" or \"prefer P,P,...\" where P is cpu, cuda, cuda:N, tensorrt or tensorrt:N";

  /**
   * Copies the list.
   *
   * @param text the policy as the operator wrote it
   * @param providers the providers to try
   */
  public ProviderPolicy {
    providers = List.copyOf(providers);
  }

  /**
   * Reads a policy.
   *
   * @param text the policy
   * @return the policy
   * @throws EngineStartException if the text is no policy, or names a provider twice
   */
  public static ProviderPolicy parse(String text) throws EngineStartException {
    if (!text.matches(PATTERN)) {
      throw malformed(text);
    }
    List<ExecutionProvider> providers = new ArrayList<>();
    for (String name : text.substring(text.indexOf(' ') + 1).split(",", -1)) {
      ExecutionProvider provider = ExecutionProvider.parse(name).orElseThrow(() -> malformed(text));
      if (providers.contains(provider)) {
        throw malformed(text + " (" + provider + " twice)");
      }
      providers.add(provider);
    }
    return new ProviderPolicy(text, providers);
  }

  private static EngineStartException malformed(String found) {
    return new EngineStartException(
        Problem.of(ReferenceErrors.PROVIDER_POLICY, "this is not a policy for execution providers")
            .expected(FORM + ", each once")
            .found(found)
            .where("setting provider")
            .fix("write for example: require cpu, or: prefer tensorrt,cuda,cpu"));
  }
}
