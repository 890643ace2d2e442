package io.nunchi.cli.internal.track;

import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.SequenceDetection;
import io.nunchi.tracking.Track;
import io.nunchi.tracking.TrackState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Collects the rows of confirmed tracks. The first row of a track waits until the track is
 * confirmed, so that a track is written from its first detection on, and one that never is
 * confirmed leaves no row.
 */
final class TrackRows {

  private record Row(long id, SequenceDetection detection) {

    String text() {
      PixelBox box = detection.box();
      return String.format(
          Locale.ROOT,
          "%d,%d,%.2f,%.2f,%.2f,%.2f,%.4f,-1,-1,-1",
          detection.frame(),
          id,
          box.left(),
          box.top(),
          box.width(),
          box.height(),
          detection.confidence());
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private final Map<Long, Row> unconfirmed = new HashMap<>();
  private final Set<Long> ids = new HashSet<>();

  void add(Track track, SequenceDetection detection) {
    Row row = new Row(track.id(), detection);
    if (track.state() == TrackState.UNCONFIRMED) {
      unconfirmed.put(track.id(), row);
      return;
    }
    Row first = unconfirmed.remove(track.id());
    if (first != null) {
      rows.add(first);
    }
    rows.add(row);
    ids.add(track.id());
  }

  /** Forgets first rows of tracks that the frame did not confirm. */
  void endFrame(Set<Long> liveTracks) {
    unconfirmed.keySet().retainAll(liveTracks);
  }

  int trackCount() {
    return ids.size();
  }

  /** The rows, by frame and track. */
  List<String> lines() {
    rows.sort(Comparator.comparingInt((Row row) -> row.detection.frame()).thenComparing(Row::id));
    return rows.stream().map(Row::text).toList();
  }
}
