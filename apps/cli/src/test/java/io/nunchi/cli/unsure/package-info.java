/** A plugin for tests that is less sure of what it finds in dark pictures. */
@NullMarked
package io.nunchi.cli.unsure;

import org.jspecify.annotations.NullMarked;
