package io.nunchi.tracking.bytetrack;

import io.nunchi.spi.result.Detection;
import io.nunchi.tracking.EndedTrack;
import io.nunchi.tracking.Track;
import io.nunchi.tracking.TrackState;
import io.nunchi.tracking.Tracker;
import io.nunchi.tracking.TrackingFrame;
import io.nunchi.tracking.TrackingResult;
import io.nunchi.tracking.bytetrack.Association.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tracker that Nunchi brings: two-stage association as in ByteTrack (Zhang et al. 2022,
 * "ByteTrack: Multi-Object Tracking by Associating Every Detection Box"), on a Kalman filter as in
 * SORT (Bewley et al. 2016) and BoT-SORT (Aharon et al. 2022).
 *
 * <p>For each frame:
 *
 * <ol>
 *   <li>All tracks move on by the stream time that passed, and with the camera.
 *   <li>Confirmed tracks, coasting ones too, are paired with certain detections, by overlap times
 *       confidence, or by look where both have embeddings.
 *   <li>Tracks that were seen in the frame before are paired with uncertain detections: a thing
 *       that is hidden in part is found with less confidence.
 *   <li>Unconfirmed tracks are paired with the certain detections that are left, or end.
 *   <li>The most certain of those left begin new tracks.
 * </ol>
 *
 * <p>A track that is missing coasts, and ends when the analysed frames have lacked it for {@link
 * ByteTrackOptions#longestCoasting()}. Time in which no frame was analysed counts for little: a
 * track is looked for in at least 14 frames. Where frames are more than a tenth of a second apart,
 * boxes are compared with a margin that grows with the time between them (C-BIoU, Yang et al.
 * 2023), as slow rates let things move by more than their own size.
 *
 * <p>For one thread at a time. Memory is bounded by {@link ByteTrackOptions#mostTracks()}.
 *
 * @since 1.0
 */
public final class ByteTracker implements Tracker {

  /** Of two tracks that overlap more, the younger one ends (as in ByteTrack). */
  private static final double SAME_THING = 0.85;

  /** Up to this time between frames no margin is needed. */
  private static final double SHORT_SECONDS = 0.1;

  private static final double MARGIN_PER_SECOND = 1;
  private static final double MOST_MARGIN = 1;

  /**
   * A track is looked for in so many frames before it ends, however far apart they are: the fewest
   * that ByteTrack's authors take, for their slowest sequences of 14 frames a second.
   */
  private static final int LEAST_FRAMES = 14;

  private final ByteTrackOptions options;
  private final long longestCoastingNanos;
  private final TrackCandidates candidates;
  private final Association association;
  private final Boxes scratch = new Boxes();
  private final List<LiveTrack> tracks = new ArrayList<>();
  private boolean[] taken = new boolean[0];
  private long nextId = 1;
  private boolean started;
  private long lastNanos;

  /** Makes a tracker with the published thresholds. */
  public ByteTracker() {
    this(ByteTrackOptions.defaults());
  }

  /**
   * Makes a tracker.
   *
   * @param options its thresholds
   */
  public ByteTracker(ByteTrackOptions options) {
    this.options = options;
    this.longestCoastingNanos = options.longestCoasting().toNanos();
    this.candidates = new TrackCandidates(options.lowConfidence(), options.mostTracks());
    this.association = new Association(options);
  }

  @Override
  public TrackingResult track(TrackingFrame frame) {
    long elapsed = elapsed(frame.streamTimeNanos());
    candidates.read(frame);
    if (taken.length < candidates.count()) {
      taken = new boolean[candidates.count()];
    }
    for (int i = 0; i < candidates.count(); i++) {
      taken[i] = candidates.isDuplicate(i);
    }
    for (LiveTrack track : tracks) {
      track.predict(frame, elapsed, longestCoastingNanos);
    }
    associate(frame, margin(elapsed));
    List<EndedTrack> ended = new ArrayList<>();
    endMissing(elapsed, ended);
    endDuplicates(ended);
    beginTracks(frame, ended);
    return result(frame, ended);
  }

  private long elapsed(long streamTimeNanos) {
    if (started && streamTimeNanos < lastNanos) {
      throw new IllegalArgumentException(
          "stream time never runs backwards; found "
              + streamTimeNanos
              + " ns after "
              + lastNanos
              + " ns");
    }
    long elapsed = started ? streamTimeNanos - lastNanos : 0;
    started = true;
    lastNanos = streamTimeNanos;
    return elapsed < 0 ? Long.MAX_VALUE : elapsed;
  }

  private static double margin(long elapsedNanos) {
    double beyond = Math.max(0, elapsedNanos / 1e9 - SHORT_SECONDS);
    return Math.min(MOST_MARGIN, MARGIN_PER_SECOND * beyond);
  }

  private void associate(TrackingFrame frame, double margin) {
    associate(
        frame,
        Rule.CERTAIN,
        margin,
        track -> track.state() != TrackState.UNCONFIRMED,
        this::isCertain);
    associate(
        frame,
        Rule.UNCERTAIN,
        margin,
        track -> track.state() == TrackState.CONFIRMED,
        candidate -> !isCertain(candidate));
    associate(
        frame,
        Rule.UNCONFIRMED,
        margin,
        track -> track.state() == TrackState.UNCONFIRMED,
        this::isCertain);
  }

  private boolean isCertain(int candidate) {
    return candidates.confidence(candidate) >= options.highConfidence();
  }

  private void associate(
      TrackingFrame frame,
      Rule rule,
      double margin,
      Predicate<LiveTrack> trackFilter,
      IntPredicate candidateFilter) {
    association.reset(candidates.count());
    for (LiveTrack track : tracks) {
      if (!track.isSeen() && trackFilter.test(track)) {
        association.addTrack(track);
      }
    }
    for (int i = 0; i < candidates.count(); i++) {
      if (!taken[i] && candidateFilter.test(i)) {
        association.addCandidate(i);
      }
    }
    association.solve(candidates, rule, margin);
    for (int i = 0; i < association.trackCount(); i++) {
      int candidate = association.candidateOf(i);
      if (candidate != LiveTrack.NOT_SEEN) {
        taken[candidate] = true;
        association.track(i).update(candidates, candidate, frame);
      }
    }
  }

  private void endMissing(long elapsed, List<EndedTrack> ended) {
    long counted = Math.min(elapsed, longestCoastingNanos / LEAST_FRAMES);
    tracks.removeIf(
        track -> {
          if (track.isSeen()) {
            return false;
          }
          if (track.state() == TrackState.UNCONFIRMED) {
            return true;
          }
          track.miss(counted);
          return track.missedNanos() >= longestCoastingNanos && end(track, ended);
        });
  }

  private static boolean end(LiveTrack track, List<EndedTrack> ended) {
    if (track.state() != TrackState.UNCONFIRMED) {
      ended.add(track.ended());
    }
    return true;
  }

  /** Ends the younger of a seen and a coasting track at the same place. */
  private void endDuplicates(List<EndedTrack> ended) {
    scratch.reserve(tracks.size());
    for (int i = 0; i < tracks.size(); i++) {
      tracks.get(i).store(scratch, i);
    }
    boolean[] ends = null;
    for (int i = 0; i < tracks.size(); i++) {
      LiveTrack coasting = tracks.get(i);
      if (coasting.isSeen()) {
        continue;
      }
      for (int j = 0; j < tracks.size(); j++) {
        LiveTrack seen = tracks.get(j);
        if (seen.isSeen() && scratch.iou(i, scratch, j, 0) > SAME_THING) {
          ends = ends == null ? new boolean[tracks.size()] : ends;
          ends[seen.ageNanos() > coasting.ageNanos() ? i : j] = true;
        }
      }
    }
    if (ends != null) {
      endMarked(ends, ended);
    }
  }

  private void endMarked(boolean[] ends, List<EndedTrack> ended) {
    int kept = 0;
    for (int i = 0; i < ends.length; i++) {
      LiveTrack track = tracks.get(i);
      if (ends[i]) {
        end(track, ended);
      } else {
        tracks.set(kept++, track);
      }
    }
    tracks.subList(kept, tracks.size()).clear();
  }

  private void beginTracks(TrackingFrame frame, List<EndedTrack> ended) {
    for (int i = 0; i < candidates.count(); i++) {
      if (!taken[i] && candidates.confidence(i) >= options.newTrackConfidence()) {
        if (tracks.size() >= options.mostTracks() && !endLongestMissing(ended)) {
          return;
        }
        tracks.add(new LiveTrack(nextId++, candidates, i, frame));
      }
    }
  }

  private boolean endLongestMissing(List<EndedTrack> ended) {
    @Nullable LiveTrack longest = null;
    for (LiveTrack track : tracks) {
      if (!track.isSeen() && (longest == null || track.missedNanos() > longest.missedNanos())) {
        longest = track;
      }
    }
    if (longest == null) {
      return false;
    }
    tracks.remove(longest);
    return end(longest, ended);
  }

  private TrackingResult result(TrackingFrame frame, List<EndedTrack> ended) {
    List<Detection> detections = new ArrayList<>(frame.detections().size());
    for (Detection detection : frame.detections()) {
      detections.add(
          detection.trackId().isEmpty() ? detection : DetectionCopies.untracked(detection));
    }
    List<Track> snapshots = new ArrayList<>(tracks.size());
    scratch.reserve(1);
    for (LiveTrack track : tracks) {
      snapshots.add(track.snapshot(scratch, frame));
      if (track.isSeen()) {
        int index = candidates.indexInFrame(track.candidate());
        detections.set(index, DetectionCopies.tracked(frame.detections().get(index), track.id()));
      }
    }
    ended.sort(Comparator.comparingLong(EndedTrack::id));
    return TrackingResult.of(detections, snapshots, ended);
  }

  @Override
  public List<EndedTrack> finish() {
    List<EndedTrack> ended = new ArrayList<>();
    tracks.forEach(track -> end(track, ended));
    tracks.clear();
    return List.copyOf(ended);
  }
}
