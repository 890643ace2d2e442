/** Durations with their percentiles, and the engine that they belong to. */
@NullMarked
package io.nunchi.bench.measure;

import org.jspecify.annotations.NullMarked;
