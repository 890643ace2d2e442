/** Renders the HTML templates of {@code src/main/jte}, which the build compiles. */
@NullMarked
package io.nunchi.cli.internal.html;

import org.jspecify.annotations.NullMarked;
