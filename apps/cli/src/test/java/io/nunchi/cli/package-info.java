/** The commands as a user runs them, and the walls between the modules. */
@NullMarked
package io.nunchi.cli;

import org.jspecify.annotations.NullMarked;
