/** Tests of {@code output}. */
@NullMarked
package io.nunchi.cli.internal.output;

import org.jspecify.annotations.NullMarked;
