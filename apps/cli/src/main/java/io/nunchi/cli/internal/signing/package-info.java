/** Keys in PEM files, signatures over files, and signed jars. */
@NullMarked
package io.nunchi.cli.internal.signing;

import org.jspecify.annotations.NullMarked;
