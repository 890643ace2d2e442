/** Tests of what begins an analyzer. */
@NullMarked
package io.nunchi.cli.internal.author;

import org.jspecify.annotations.NullMarked;
