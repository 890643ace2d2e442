/** The arrows between the modules, and the order inside each of them. */
@NullMarked
package io.nunchi.architecture;

import org.jspecify.annotations.NullMarked;
