/** Tests of {@code video}. */
@NullMarked
package io.nunchi.cli.internal.video;

import org.jspecify.annotations.NullMarked;
