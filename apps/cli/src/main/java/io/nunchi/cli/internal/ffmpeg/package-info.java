/** Keeps what FFmpeg says off the terminal, and in our errors. */
@NullMarked
package io.nunchi.cli.internal.ffmpeg;

import org.jspecify.annotations.NullMarked;
