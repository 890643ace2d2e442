package io.nunchi.accuracy;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GateEvidence;
import java.util.Objects;
import java.util.Optional;

/** Chooses, against all rules, the part of a film on which the candidate looks best. */
final class LuckySplit {

  private LuckySplit() {}

  /** The comparison on that part; parts follow each other and are as long as said. */
  static GateEvidence of(
      Dataset film, int frames, DatasetDetections baseline, DatasetDetections candidate)
      throws AccuracyException {
    GateEvidence luckiest = part(film, 0, frames, baseline, candidate);
    for (int from = frames; from + frames <= film.frames().size(); from += frames) {
      GateEvidence part = part(film, from, frames, baseline, candidate);
      luckiest = change(part) < change(luckiest) ? part : luckiest;
    }
    return luckiest;
  }

  private static double change(GateEvidence evidence) {
    return Objects.requireNonNull(evidence.comparison().differences().get(Figure.ERROR_RATE))
        .change();
  }

  private static GateEvidence part(
      Dataset film, int from, int frames, DatasetDetections baseline, DatasetDetections candidate)
      throws AccuracyException {
    return GatePair.onStreet(
        film.part(from, from + frames),
        new DatasetDetections(baseline.frames().subList(from, from + frames), Optional.empty()),
        new DatasetDetections(candidate.frames().subList(from, from + frames), Optional.empty()));
  }
}
