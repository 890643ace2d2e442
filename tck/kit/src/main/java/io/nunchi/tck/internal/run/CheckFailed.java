package io.nunchi.tck.internal.run;

import io.nunchi.tck.report.Finding;

/** Thrown by a check whose contract rule the subject breaks. */
public final class CheckFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Finding finding;

  CheckFailed(Finding finding) {
    super(finding.found());
    this.finding = finding;
  }

  public Finding finding() {
    return finding;
  }
}
