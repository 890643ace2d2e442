package io.nunchi.accuracy;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.report.AccuracyOptions;
import java.util.Map;

/** Two analyzers of which it is known whether the second one is better. */
enum GatePair {
  /** It finds more persons and cars, and never a bicycle. */
  A_HARD_CLASS_DROPPED_WHILE_THE_MEAN_RISES(Right.REFUSE) {
    @Override
    GateEvidence draw(long seed) throws AccuracyException {
      return onStreet(
          STREET,
          SimulatedAnalyzer.usual().in(STREET, seed),
          SimulatedAnalyzer.usual()
              .misses(0.1)
              .misses(StreetFilms.BICYCLE, 1)
              .in(STREET, seed + OTHER));
    }
  },
  /** Nothing is labelled, so that nobody can tell. */
  NO_TRUTH(Right.ERROR) {
    @Override
    GateEvidence draw(long seed) throws AccuracyException {
      Dataset unlabelled = StreetFilms.unlabelled(FRAMES);
      return onStreet(
          unlabelled,
          SimulatedAnalyzer.usual().in(STREET, seed),
          SimulatedAnalyzer.usual().misses(0.1).in(STREET, seed + OTHER));
    }
  },
  /** It is much better, but in five frames that may be luck. */
  FIVE_FRAMES(Right.REFUSE) {
    @Override
    GateEvidence draw(long seed) throws AccuracyException {
      Dataset few = StreetFilms.street(5);
      return onStreet(
          few,
          SimulatedAnalyzer.usual().in(few, seed),
          SimulatedAnalyzer.usual().misses(0.05).in(few, seed + OTHER));
    }
  },
  /** It is exactly as good, and the frames are the part of a film on which it looks best. */
  A_LUCKY_SPLIT(Right.REFUSE) {
    @Override
    GateEvidence draw(long seed) throws AccuracyException {
      return LuckySplit.of(
          FILM,
          FRAMES,
          SimulatedAnalyzer.usual().in(FILM, seed),
          SimulatedAnalyzer.usual().in(FILM, seed + OTHER));
    }
  },
  /** It finds the same things, and places its boxes better. */
  BETTER_BOXES_WITH_THE_SAME_COUNT(Right.PASS) {
    @Override
    GateEvidence draw(long seed) throws AccuracyException {
      return onStreet(
          LONG_STREET,
          SimulatedAnalyzer.usual().in(LONG_STREET, seed),
          SimulatedAnalyzer.usual().offset(0.02).in(LONG_STREET, seed));
    }
  },
  /** It finds the same boxes, and is more confident of the wrong ones. */
  SAME_BOXES_WITH_WORSE_CONFIDENCE(Right.REFUSE) {
    @Override
    GateEvidence draw(long seed) throws AccuracyException {
      return onStreet(
          STREET,
          SimulatedAnalyzer.usual().in(STREET, seed),
          SimulatedAnalyzer.usual().ranksBackwards().in(STREET, seed));
    }
  };

  /** The right decision of the policy {@code better}. */
  enum Right {
    PASS,
    REFUSE,
    ERROR
  }

  private static final int FRAMES = 150;
  private static final long OTHER = 1_000_000;
  private static final Dataset STREET = StreetFilms.street(FRAMES);
  private static final Dataset LONG_STREET = StreetFilms.street(2 * FRAMES);
  private static final Dataset FILM = StreetFilms.street(3 * FRAMES);

  private final Right right;

  GatePair(Right right) {
    this.right = right;
  }

  /** The right decision of the policy {@code better}. */
  Right right() {
    return right;
  }

  /** Both analyzers on frames that the seed chooses. */
  abstract GateEvidence draw(long seed) throws AccuracyException;

  static GateEvidence onStreet(
      Dataset dataset, DatasetDetections baseline, DatasetDetections candidate)
      throws AccuracyException {
    AccuracyOptions options = new AccuracyOptions(0);
    return new GateEvidence(
        dataset.name(), Accuracy.compare(dataset, baseline, candidate, options), Map.of());
  }
}
