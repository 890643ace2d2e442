/**
 * What proves an analyzer: {@link io.nunchi.tck.RuleBook} reads the numbered {@link
 * io.nunchi.tck.Rule}s of the contract from {@code RULES.md}; {@link io.nunchi.tck.Verification}
 * tries each on a {@link io.nunchi.tck.Subject} and gives a {@link io.nunchi.tck.Verdict}; {@link
 * io.nunchi.tck.AnalyzerVerification} is the same as a JUnit test.
 */
@NullMarked
package io.nunchi.tck;

import org.jspecify.annotations.NullMarked;
