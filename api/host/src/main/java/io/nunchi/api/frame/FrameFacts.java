package io.nunchi.api.frame;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The facts of a frame as values. */
record FrameFacts(
    FrameOrigin origin,
    long sequence,
    Instant captureTime,
    int width,
    int height,
    Optional<Object> tag)
    implements OfferedFrame {

  FrameFacts {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(captureTime, "captureTime");
    Objects.requireNonNull(tag, "tag");
  }
}
