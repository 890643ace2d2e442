/** Tests of {@code measure}. */
@NullMarked
package io.nunchi.cli.internal.measure;

import org.jspecify.annotations.NullMarked;
