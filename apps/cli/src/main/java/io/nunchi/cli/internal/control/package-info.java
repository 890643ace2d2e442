/**
 * Changes of an analysis while it runs: commands from keys and from a control file, carried out on
 * its engine one change at a time, each answered by a line.
 */
@NullMarked
package io.nunchi.cli.internal.control;

import org.jspecify.annotations.NullMarked;
