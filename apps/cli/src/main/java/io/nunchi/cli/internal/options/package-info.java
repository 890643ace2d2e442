/** Groups of options that several commands share, and the checks of their values. */
@NullMarked
package io.nunchi.cli.internal.options;

import org.jspecify.annotations.NullMarked;
