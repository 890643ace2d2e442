/**
 * What proves an analyzer: {@link io.nunchi.tck.RuleBook} reads the numbered {@link
 * io.nunchi.tck.Rule}s of the contract from {@code RULES.md}.
 */
@NullMarked
package io.nunchi.tck;

import org.jspecify.annotations.NullMarked;
