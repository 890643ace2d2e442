/** What the TCK says, for people and for programs. */
@NullMarked
package io.nunchi.cli.internal.tck;

import org.jspecify.annotations.NullMarked;
