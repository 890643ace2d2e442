/** Tests of {@code tck}. */
@NullMarked
package io.nunchi.cli.internal.tck;

import org.jspecify.annotations.NullMarked;
