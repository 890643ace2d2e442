/** Tests of {@code ffmpeg}. */
@NullMarked
package io.nunchi.cli.internal.ffmpeg;

import org.jspecify.annotations.NullMarked;
