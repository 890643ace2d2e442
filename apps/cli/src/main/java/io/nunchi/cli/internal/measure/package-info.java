/** Durations and their percentiles. */
@NullMarked
package io.nunchi.cli.internal.measure;

import org.jspecify.annotations.NullMarked;
