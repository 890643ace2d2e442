/**
 * The files that an analysis writes; {@link io.nunchi.cli.internal.output.OutputFolder} owns them.
 */
@NullMarked
package io.nunchi.cli.internal.output;

import org.jspecify.annotations.NullMarked;
