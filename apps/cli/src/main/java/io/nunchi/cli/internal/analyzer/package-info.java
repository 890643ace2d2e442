/** An analyzer as a user names it: a plugin, its settings and its model. */
@NullMarked
package io.nunchi.cli.internal.analyzer;

import org.jspecify.annotations.NullMarked;
