/** Takes FFmpeg's messages off the terminal and into the errors of this program. */
@NullMarked
package io.nunchi.cli.internal.ffmpeg;

import org.jspecify.annotations.NullMarked;
