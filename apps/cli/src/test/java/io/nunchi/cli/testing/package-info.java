/** Fixtures of several tests: clips and images, a packed plugin, commands that are run. */
@NullMarked
package io.nunchi.cli.testing;

import org.jspecify.annotations.NullMarked;
