package io.nunchi.tck;

import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.SpiVersion;
import io.nunchi.tck.internal.check.Checks;
import io.nunchi.tck.internal.signature.ReleasedContract;
import io.nunchi.tck.internal.trial.Bench;
import io.nunchi.tck.internal.trial.Effort;
import io.nunchi.tck.internal.trial.RuleTrials;
import io.nunchi.tck.internal.watch.FileDigests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tries every rule of the contract on a plugin.
 *
 * <p>Lifecycle: {@link #of} loads and measures the plugin, {@link #check} tries a rule, {@link
 * #close()} unloads it. Threading: one thread at a time; rules run on threads of the kit.
 * Ownership: owns what it loads.
 */
public final class Verification implements AutoCloseable {

  private final Bench bench;
  private final RuleTrials trials;

  private Verification(Bench bench) {
    this.bench = bench;
    this.trials = new RuleTrials(bench, Checks.all()::run);
  }

  /**
   * Loads a plugin and runs it once, to know how fast it is here.
   *
   * @param subject the plugin
   * @return a verification that the caller closes
   * @throws TckException if there is nothing to verify, its settings do not fit, or the contract at
   *     hand is not the released one
   */
  public static Verification of(Subject subject) throws TckException {
    return of(subject, Effort.FULL);
  }

  static Verification of(Subject subject, Effort effort) throws TckException {
    ReleasedContract.requireUnchanged();
    return new Verification(Bench.prepare(subject, effort));
  }

  /**
   * The rules that {@link #check} tries.
   *
   * @return every rule of the contract, in its order
   */
  public List<Rule> rules() {
    return RuleBook.load().rules();
  }

  /**
   * Tries one rule.
   *
   * @param rule a rule of the contract
   * @return whether it holds
   */
  public RuleResult check(Rule rule) {
    return trials.run(rule);
  }

  /**
   * Tries every rule.
   *
   * @param live told each result as soon as it is known
   * @return what came out
   */
  public Verdict run(Consumer<RuleResult> live) {
    List<RuleResult> results = new ArrayList<>();
    for (Rule rule : rules()) {
      RuleResult result = check(rule);
      results.add(result);
      live.accept(result);
    }
    return new Verdict(plugin(), SpiVersion.CURRENT, results);
  }

  /**
   * Which plugin is verified.
   *
   * @return its identity, as far as it is known
   */
  public PluginIdentity plugin() {
    Optional<PluginDescriptor> known = bench.loaded().descriptor();
    Optional<Path> location = bench.subject().location();
    return new PluginIdentity(
        known.map(PluginDescriptor::id).orElse("?"),
        known.map(PluginDescriptor::version).orElse("?"),
        known.map(PluginDescriptor::vendor).orElse("?"),
        location.map(Path::toString).orElse("class path"),
        location.map(Verification::digest).orElse(""));
  }

  /**
   * What walks through the frames that the plugin is tried with: the picture that the subject
   * names, or else the first of the kit's own targets that the plugin finds.
   *
   * @return half a sentence
   */
  public String target() {
    return bench.target().name();
  }

  private static String digest(Path location) {
    try {
      return FileDigests.ofPlugin(location);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /** Unloads the plugin. */
  @Override
  public void close() {
    bench.close();
  }
}
