/** Plugins that tests compile and jar, and pictures to offer. */
@NullMarked
package io.nunchi.api.testing;

import org.jspecify.annotations.NullMarked;
