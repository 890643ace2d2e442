/** Tests of {@code options}. */
@NullMarked
package io.nunchi.cli.internal.options;

import org.jspecify.annotations.NullMarked;
