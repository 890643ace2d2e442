/** Analyzers that each break one rule. */
@NullMarked
package io.nunchi.tck.mutant;

import org.jspecify.annotations.NullMarked;
