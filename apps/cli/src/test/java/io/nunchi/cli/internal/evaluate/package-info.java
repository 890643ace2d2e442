/** Tests of {@code evaluate}. */
@NullMarked
package io.nunchi.cli.internal.evaluate;

import org.jspecify.annotations.NullMarked;
