/** Analyzers that each break one contract rule. */
@NullMarked
package io.nunchi.tck.mutant;

import org.jspecify.annotations.NullMarked;
