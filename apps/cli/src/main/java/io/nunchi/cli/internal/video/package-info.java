/**
 * FFmpeg's decoded frames as pictures of the host: their colours, their orientation, and conversion
 * where an analyzer cannot take them as they are.
 */
@NullMarked
package io.nunchi.cli.internal.video;

import org.jspecify.annotations.NullMarked;
