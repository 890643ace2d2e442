package io.nunchi.tck;

import io.nunchi.tck.internal.run.Effort;
import io.nunchi.tck.mutant.Allowed;
import io.nunchi.tck.mutant.AllowedAnalyzers;
import io.nunchi.tck.mutant.AllowedPlaces;
import io.nunchi.tck.mutant.Mutant;
import io.nunchi.tck.mutant.Mutants;
import io.nunchi.tck.report.ContractRule;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.ContractRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Prints the kit's verdict on every mutant and every allowed analyzer, a line each; {@code
 * .ci/steady} compares the lines of several runs.
 *
 * <pre>SteadyVerdicts REGEX PART PARTS</pre>
 *
 * Prints only analyzers whose name has a match of the expression, and of those one in {@code
 * PARTS}, so that several processes share the work.
 */
final class SteadyVerdicts {

  private SteadyVerdicts() {}

  public static void main(String[] args) throws Exception {
    Pattern only = Pattern.compile(args[0]);
    int part = Integer.parseInt(args[1]);
    int parts = Integer.parseInt(args[2]);
    Path folder = Files.createTempDirectory("nunchi-steady-");
    int number = 0;
    for (Case each : cases(folder)) {
      if (only.matcher(each.name).find() && number++ % parts == part) {
        Locale before = Locale.getDefault();
        System.out.println(each.name + ": " + each.verdict());
        Locale.setDefault(before);
      }
    }
    System.exit(0); // some mutants leave threads behind
  }

  private static List<Case> cases(Path folder) throws Exception {
    List<Case> cases = new ArrayList<>();
    for (Mutant mutant : Mutants.in(folder)) {
      cases.add(
          new Case(
              "mutant " + mutant,
              mutant.subject(),
              ContractVerificationTest.rules(),
              TestEffort.enoughFor(mutant)));
    }
    List<Allowed> allowed = new ArrayList<>(AllowedAnalyzers.in(folder));
    allowed.addAll(AllowedPlaces.all());
    for (Allowed each : allowed) {
      cases.add(new Case("allowed " + each, each.subject(), each.rules(), TestEffort.SMALL));
    }
    return cases;
  }

  private record Case(String name, Subject subject, List<String> rules, Effort effort) {

    String verdict() throws Exception {
      List<String> failed = new ArrayList<>();
      List<String> skipped = new ArrayList<>();
      List<String> inapplicable = new ArrayList<>();
      try (ContractVerification verification = ContractVerification.of(subject, effort)) {
        for (String number : rules) {
          ContractRule rule = ContractRules.load().find(number).orElseThrow();
          ContractRuleResult result = verification.check(rule);
          if (result.status() == ContractRuleResult.Status.FAILED) {
            failed.add(number);
            System.err.println(name + ": " + result.describe());
          } else if (result.status() == ContractRuleResult.Status.SKIPPED) {
            skipped.add(number);
          } else if (result.status() == ContractRuleResult.Status.NOT_APPLICABLE) {
            inapplicable.add(number);
          }
        }
      }
      boolean allOthers = failed.size() + skipped.size() == rules.size();
      return "fails %s, skips %s, inapplicable %s"
          .formatted(failed, allOthers ? "all others" : skipped, inapplicable);
    }
  }
}
