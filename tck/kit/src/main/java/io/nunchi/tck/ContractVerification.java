package io.nunchi.tck;

import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.SpiVersion;
import io.nunchi.tck.internal.check.Checks;
import io.nunchi.tck.internal.run.CheckRunner;
import io.nunchi.tck.internal.run.Effort;
import io.nunchi.tck.internal.run.PreparedSubject;
import io.nunchi.tck.internal.signature.KitContract;
import io.nunchi.tck.report.ContractRule;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.ContractRules;
import io.nunchi.tck.report.FileDigest;
import io.nunchi.tck.report.PluginIdentity;
import io.nunchi.tck.report.TckException;
import io.nunchi.tck.report.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tries every contract rule on a plugin.
 *
 * <p>Lifecycle: {@link #of} loads and measures the plugin, {@link #check} tries a contract rule,
 * {@link #close()} unloads the plugin. Threading: one thread at a time; checks run on threads of
 * the kit. Ownership: owns what it loads.
 */
public final class ContractVerification implements AutoCloseable {

  private final PreparedSubject subject;
  private final CheckRunner runner;

  private ContractVerification(PreparedSubject subject) {
    this.subject = subject;
    this.runner = new CheckRunner(subject, Checks.all()::run);
  }

  /**
   * Loads a plugin and runs it once to measure its speed on this machine.
   *
   * @param subject the plugin
   * @return a verification that the caller closes
   * @throws TckException if there is nothing to verify, its settings do not fit, or the contract at
   *     hand is not the one that the kit was built with
   */
  public static ContractVerification of(Subject subject) throws TckException {
    return of(subject, Effort.FULL);
  }

  /**
   * Loads a plugin like {@link #of(Subject)}, for a verification with up to ten times the engines
   * and frames: what grows slowly or fails rarely shows, and it takes about as many times as long.
   *
   * @param subject the plugin
   * @return a verification that the caller closes
   * @throws TckException as {@link #of(Subject)} does
   */
  public static ContractVerification thorough(Subject subject) throws TckException {
    return of(subject, Effort.THOROUGH);
  }

  static ContractVerification of(Subject subject, Effort effort) throws TckException {
    KitContract.requireUnchanged();
    return new ContractVerification(PreparedSubject.prepare(subject.definition(), effort));
  }

  /**
   * Lists the contract rules that {@link #check} tries.
   *
   * @return every contract rule, in order
   */
  public List<ContractRule> rules() {
    return ContractRules.load().rules();
  }

  /**
   * Tries one contract rule.
   *
   * @param rule a contract rule
   * @return its result
   */
  public ContractRuleResult check(ContractRule rule) {
    return runner.run(rule);
  }

  /**
   * Tries every contract rule.
   *
   * @param live receives each result as soon as it is known
   * @return all results
   */
  public Verdict run(Consumer<ContractRuleResult> live) {
    List<ContractRuleResult> results = new ArrayList<>();
    for (ContractRule rule : rules()) {
      ContractRuleResult result = check(rule);
      results.add(result);
      live.accept(result);
    }
    return verdict(results);
  }

  /**
   * Gives the verdict on results.
   *
   * @param results one result for each contract rule, in order
   * @return the verdict, with the conditions under which the rules were tried
   */
  public Verdict verdict(List<ContractRuleResult> results) {
    return new Verdict(plugin(), SpiVersion.CURRENT, subject.conditions(), results);
  }

  /**
   * Identifies the verified plugin.
   *
   * @return its identity, as far as it is known
   */
  public PluginIdentity plugin() {
    Optional<PluginDescriptor> known = subject.loaded().descriptor();
    Optional<Path> location = subject.loaded().location().or(() -> subject.definition().location());
    return new PluginIdentity(
        known.map(PluginDescriptor::id).orElse("?"),
        known.map(PluginDescriptor::version).orElse("?"),
        known.map(PluginDescriptor::vendor).orElse("?"),
        location.map(Path::toString).orElse("class path"),
        location.map(ContractVerification::digests).orElse(List.of()));
  }

  /**
   * Names the target that walks through the frames: the picture that the subject names, or else the
   * first of the kit's own targets that the plugin finds.
   *
   * @return a noun phrase
   */
  public String target() {
    return subject.target().name();
  }

  private static List<FileDigest> digests(Path location) {
    try {
      return FileDigest.ofPlugin(location);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unloads the plugin. */
  @Override
  public void close() {
    subject.close();
  }
}
