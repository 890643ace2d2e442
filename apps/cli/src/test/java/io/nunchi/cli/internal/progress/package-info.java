/** Tests of {@code progress}. */
@NullMarked
package io.nunchi.cli.internal.progress;

import org.jspecify.annotations.NullMarked;
