/** Draws on pictures what was found on them. */
@NullMarked
package io.nunchi.cli.internal.draw;

import org.jspecify.annotations.NullMarked;
