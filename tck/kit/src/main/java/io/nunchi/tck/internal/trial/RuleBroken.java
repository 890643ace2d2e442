package io.nunchi.tck.internal.trial;

import io.nunchi.tck.Finding;

/** A subject breaks the rule that is tried. */
public final class RuleBroken extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Finding finding;

  RuleBroken(Finding finding) {
    super(finding.found());
    this.finding = finding;
  }

  public Finding finding() {
    return finding;
  }
}
