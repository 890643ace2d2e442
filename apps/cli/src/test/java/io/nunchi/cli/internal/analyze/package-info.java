/** Tests of {@code analyze}. */
@NullMarked
package io.nunchi.cli.internal.analyze;

import org.jspecify.annotations.NullMarked;
