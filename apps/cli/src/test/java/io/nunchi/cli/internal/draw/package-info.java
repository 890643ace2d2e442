/** Tests of {@code draw}. */
@NullMarked
package io.nunchi.cli.internal.draw;

import org.jspecify.annotations.NullMarked;
