/** A plugin whose behaviour its settings choose; packed into a jar when a test needs one. */
@NullMarked
package io.nunchi.cli.testplugin;

import org.jspecify.annotations.NullMarked;
