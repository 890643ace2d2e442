/** Tests of {@code source}. */
@NullMarked
package io.nunchi.cli.internal.source;

import org.jspecify.annotations.NullMarked;
