/** The reports of the kit, for people and for programs. */
@NullMarked
package io.nunchi.cli.internal.tck;

import org.jspecify.annotations.NullMarked;
