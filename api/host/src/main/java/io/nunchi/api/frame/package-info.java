/**
 * Frames on their way through a host: a {@link io.nunchi.api.frame.FrameBuffer} of a {@link
 * io.nunchi.api.frame.Camera} goes in, an {@link io.nunchi.api.frame.AnalyzedFrame} or a {@link
 * io.nunchi.api.frame.DroppedFrame} comes out.
 */
@NullMarked
package io.nunchi.api.frame;

import org.jspecify.annotations.NullMarked;
