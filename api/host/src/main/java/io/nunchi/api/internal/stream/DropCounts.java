package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.DropReason;
import java.util.EnumMap;
import java.util.Map;

/** Frames of one stream that were dropped, by reason; guarded by the stream's lock. */
final class DropCounts {

  private final Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);

  DropCounts() {
    for (DropReason reason : DropReason.values()) {
      counts.put(reason, 0L);
    }
  }

  void add(DropReason reason) {
    counts.merge(reason, 1L, Long::sum);
  }

  Map<DropReason, Long> byReason() {
    return new EnumMap<>(counts);
  }
}
