/** Turns Ctrl-C and other signals into a request to stop. */
@NullMarked
package io.nunchi.cli.internal.interrupt;

import org.jspecify.annotations.NullMarked;
