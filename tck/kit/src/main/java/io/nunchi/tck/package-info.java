/**
 * The kit that proves an analyzer: extend {@link io.nunchi.tck.AnalyzerVerification} in a JUnit
 * test, or run {@link io.nunchi.tck.ContractVerification} on a {@link io.nunchi.tck.Subject};
 * {@code io.nunchi.tck.report} has the contract rules and the results.
 */
@NullMarked
package io.nunchi.tck;

import org.jspecify.annotations.NullMarked;
