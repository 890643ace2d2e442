/** Plugins that tests compile and jar, pictures to offer, and a host whose clock a test moves. */
@NullMarked
package io.nunchi.api.testing;

import org.jspecify.annotations.NullMarked;
