package io.nunchi.cli.internal.source;

import java.util.Locale;

/** The ways in which a camera sends its video. */
public enum RtspTransport {
  /** Through the connection itself: nothing is lost. */
  TCP,
  /** In packets of their own: for cameras that do nothing else. The network loses some silently. */
  UDP;

  /** FFmpeg's name of it. */
  String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
