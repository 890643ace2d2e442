/**
 * A candidate beside the analyzer of {@code analyze}: how it is asked for, run and written down.
 */
@NullMarked
package io.nunchi.cli.internal.shadow;

import org.jspecify.annotations.NullMarked;
