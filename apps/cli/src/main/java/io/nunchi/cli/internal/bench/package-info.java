/** Measures the host and its plugins with frames that are in memory already. */
@NullMarked
package io.nunchi.cli.internal.bench;

import org.jspecify.annotations.NullMarked;
