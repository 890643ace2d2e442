/** Tests of {@code text}. */
@NullMarked
package io.nunchi.cli.internal.text;

import org.jspecify.annotations.NullMarked;
