package io.nunchi.api.internal.run;

import io.nunchi.api.FrameBuffer;
import java.time.Instant;

/** A frame that was offered; what is said of it stays true when its picture is reused. */
record Waiting(FrameBuffer picture, long sequence, Instant captureTime, long offeredNanos) {}
