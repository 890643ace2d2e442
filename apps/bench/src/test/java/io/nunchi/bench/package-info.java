/** Tests of the benchmarks. */
@NullMarked
package io.nunchi.bench;

import org.jspecify.annotations.NullMarked;
