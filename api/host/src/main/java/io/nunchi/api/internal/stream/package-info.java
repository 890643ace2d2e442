/**
 * A stream's way from the offer to the result: an {@link io.nunchi.api.internal.stream.Inbox} holds
 * the latest frame and the commands that meet it between two frames, an {@link
 * io.nunchi.api.internal.stream.AnalysisLoop} takes them turn by turn, and a {@link
 * io.nunchi.api.internal.stream.FrameSink} gets every frame exactly once.
 */
@NullMarked
package io.nunchi.api.internal.stream;

import org.jspecify.annotations.NullMarked;
