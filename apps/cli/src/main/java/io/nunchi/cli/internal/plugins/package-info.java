/** The load report of plugins and their settings as JSON. */
@NullMarked
package io.nunchi.cli.internal.plugins;

import org.jspecify.annotations.NullMarked;
