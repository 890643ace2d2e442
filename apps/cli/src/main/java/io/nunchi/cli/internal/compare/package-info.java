/**
 * Two analyzers on the same labelled frames: {@link io.nunchi.cli.internal.compare.ComparisonRun}
 * runs both, lets a gate decide, and writes the files of the comparison.
 */
@NullMarked
package io.nunchi.cli.internal.compare;

import org.jspecify.annotations.NullMarked;
