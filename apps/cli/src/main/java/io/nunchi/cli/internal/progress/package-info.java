/** Progress of a run, and its display on standard error. */
@NullMarked
package io.nunchi.cli.internal.progress;

import org.jspecify.annotations.NullMarked;
