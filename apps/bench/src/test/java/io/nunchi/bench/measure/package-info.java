/** Tests of {@code measure}. */
@NullMarked
package io.nunchi.bench.measure;

import org.jspecify.annotations.NullMarked;
