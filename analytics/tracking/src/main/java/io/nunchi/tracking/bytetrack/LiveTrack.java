package io.nunchi.tracking.bytetrack;

import io.nunchi.tracking.EndedTrack;
import io.nunchi.tracking.Track;
import io.nunchi.tracking.TrackState;
import io.nunchi.tracking.TrackingFrame;
import org.jspecify.annotations.Nullable;

/** A track while it is followed. */
final class LiveTrack {

  static final int NOT_SEEN = -1;

  private final long id;
  private final long firstSeenNanos;
  private final BoxMotion motion;
  private final LabelVotes votes = new LabelVotes();
  private final TrackPath path;
  private @Nullable TrackLook look;
  private TrackState state = TrackState.UNCONFIRMED;
  private long lastSeenNanos;
  private float confidence;
  private float bestConfidence;

  /** The candidate of the current frame that it was paired with. */
  private int candidate;

  /** Stream time that it was predicted over since it was last seen. */
  private long predictedNanos;

  /** Stream time between analysed frames that lack it. */
  private long missedNanos;

  LiveTrack(long id, TrackCandidates candidates, int candidate, TrackingFrame frame) {
    this.id = id;
    this.firstSeenNanos = frame.streamTimeNanos();
    this.motion = new BoxMotion(candidates.boxes(), candidate);
    this.path = new TrackPath(firstSeenNanos, candidates.detection(candidate).box());
    take(candidates, candidate, frame);
  }

  long id() {
    return id;
  }

  TrackState state() {
    return state;
  }

  String label() {
    return votes.label();
  }

  @Nullable TrackLook look() {
    return look;
  }

  boolean isSeen() {
    return candidate != NOT_SEEN;
  }

  int candidate() {
    return candidate;
  }

  long missedNanos() {
    return missedNanos;
  }

  long ageNanos() {
    return lastSeenNanos - firstSeenNanos;
  }

  /**
   * Moves on to the next frame.
   *
   * @param elapsedNanos the time since the frame before
   * @param longestNanos it goes on at its speed for so long after it was seen, and stands then
   */
  void predict(TrackingFrame frame, long elapsedNanos, long longestNanos) {
    candidate = NOT_SEEN;
    if (state == TrackState.COASTING) {
      motion.keepSize();
    }
    long moving = Math.max(0, Math.min(elapsedNanos, longestNanos - predictedNanos));
    predictedNanos += moving;
    motion.predict(steps(elapsedNanos), steps(moving));
    frame.cameraMotion().ifPresent(motion::move);
  }

  private static double steps(long nanos) {
    return nanos * (BoxMotion.STEPS_PER_SECOND / 1e9);
  }

  /** Writes where it should be. */
  void store(Boxes boxes, int index) {
    motion.store(boxes, index);
  }

  /** Is seen again. */
  void update(TrackCandidates candidates, int newCandidate, TrackingFrame frame) {
    motion.update(candidates.boxes(), newCandidate);
    path.add(frame.streamTimeNanos(), candidates.detection(newCandidate).box());
    state = TrackState.CONFIRMED;
    take(candidates, newCandidate, frame);
  }

  private void take(TrackCandidates candidates, int newCandidate, TrackingFrame frame) {
    candidate = newCandidate;
    confidence = candidates.confidence(newCandidate);
    bestConfidence = Math.max(bestConfidence, confidence);
    lastSeenNanos = frame.streamTimeNanos();
    predictedNanos = 0;
    missedNanos = 0;
    for (int i = 0; i < candidates.count(); i++) {
      if (i == newCandidate || candidates.isDuplicateOf(i, newCandidate)) {
        votes.add(candidates.label(i), candidates.confidence(i));
      }
    }
    TrackLook newLook = candidates.look(newCandidate);
    if (newLook != null) {
      look = look == null ? newLook : look.then(newLook);
    }
  }

  /**
   * Is missing in an analysed frame.
   *
   * @param elapsedNanos the time that counts as missed if the frame before lacked it, too
   */
  void miss(long elapsedNanos) {
    if (state == TrackState.COASTING) {
      missedNanos += elapsedNanos;
    }
    state = TrackState.COASTING;
  }

  Track snapshot(Boxes scratch, TrackingFrame frame) {
    motion.store(scratch, 0);
    return Track.builder(id, state, label(), scratch.normalised(0, frame.width(), frame.height()))
        .confidence(confidence)
        .seen(firstSeenNanos, lastSeenNanos)
        .build();
  }

  EndedTrack ended() {
    return EndedTrack.builder(id, votes.byLabel())
        .seen(firstSeenNanos, lastSeenNanos)
        .bestConfidence(bestConfidence)
        .path(path.points())
        .build();
  }
}
