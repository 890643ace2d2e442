package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.DropReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * Frames of one stream that were dropped, by reason; guarded by the stream's lock. Counting takes
 * no memory.
 */
final class DropCounts {

  private static final DropReason[] REASONS = DropReason.values();

  private final long[] counts = new long[REASONS.length];

  @SuppressWarnings("EnumOrdinal") // the counts do not outlive the process
  void add(DropReason reason) {
    counts[reason.ordinal()]++;
  }

  Map<DropReason, Long> byReason() {
    Map<DropReason, Long> byReason = new EnumMap<>(DropReason.class);
    for (int i = 0; i < REASONS.length; i++) {
      byReason.put(REASONS[i], counts[i]);
    }
    return byReason;
  }
}
