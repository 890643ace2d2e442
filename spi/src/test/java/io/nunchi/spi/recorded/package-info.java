/** Compares the contract of this build with the recorded one, and refuses what breaks a plugin. */
@NullMarked
package io.nunchi.spi.recorded;

import org.jspecify.annotations.NullMarked;
