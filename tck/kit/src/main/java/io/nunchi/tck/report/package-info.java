/**
 * The contract rules as {@code tck/RULES.md} states them, and the results of trying them on a
 * plugin.
 */
@NullMarked
package io.nunchi.tck.report;

import org.jspecify.annotations.NullMarked;
