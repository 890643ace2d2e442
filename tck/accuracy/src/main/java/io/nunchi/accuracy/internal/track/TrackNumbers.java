package io.nunchi.accuracy.internal.track;

import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.TruthBox;
import java.util.HashMap;
import java.util.Map;

/** Numbers the tracks of a sequence from 0, in the order in which they come. For one thread. */
final class TrackNumbers {

  private record Track(String label, long id) {}

  private final Map<Track, Integer> truth = new HashMap<>();
  private final Map<Track, Integer> found = new HashMap<>();

  int of(TruthBox box) {
    return truth.computeIfAbsent(
        new Track(box.label(), box.trackId().orElseThrow()), unused -> truth.size());
  }

  int of(FoundBox box) {
    return found.computeIfAbsent(
        new Track(box.label(), box.trackId().orElseThrow()), unused -> found.size());
  }

  int truthTracks() {
    return truth.size();
  }

  int foundTracks() {
    return found.size();
  }
}
