package io.nunchi.api.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The figures of one fault with some faulty cameras.
 *
 * @param leastPart the part of its frames that was analyzed of the healthy camera that had least
 * @param leastControlPart the same of the cameras beside the host
 * @param gaps gaps in the recordings of the healthy cameras
 * @param controlGaps gaps in the recordings of the cameras beside the host
 * @param longestOffer the longest offer of a healthy camera
 * @param lostThreads threads that the host had given up at the end
 */
record FaultRound(
    Fault fault,
    int cameras,
    double leastPart,
    double leastControlPart,
    long gaps,
    long controlGaps,
    Duration longestOffer,
    int lostThreads) {

  private static final double LEAST_RATE = 0.95;

  /** Below this the machine is too busy to blame the host. */
  private static final double LEAST_CONTROL = 0.95;

  /** The verdict on the healthy cameras. */
  enum Verdict {
    SPARED,
    HARMED,
    /** The machine kept the cameras beside the host waiting as well. */
    INCONCLUSIVE
  }

  /** The rate of the healthy cameras as a part of what the machine allows. */
  double leastRate() {
    return Math.min(1, leastPart / leastControlPart);
  }

  Verdict verdict() {
    if (leastRate() >= LEAST_RATE && gaps == 0) {
      return Verdict.SPARED;
    }
    boolean machineIsBusy = leastControlPart < LEAST_CONTROL || controlGaps > 0;
    return machineIsBusy ? Verdict.INCONCLUSIVE : Verdict.HARMED;
  }

  /** A table for the documents, one line for each fault and number of cameras. */
  static String markdown(List<FaultRound> rounds) {
    StringBuilder table =
        new StringBuilder(
            "| fault | what the host does | faulty cameras | least rate | gaps | longest offer |"
                + " threads lost |\n|---|---|--:|--:|--:|--:|--:|\n");
    for (FaultRound round : rounds) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %.1f %% | %d | %.1f ms | %d |%n",
              round.fault.inWords(),
              round.fault.answer(),
              round.cameras,
              100 * round.leastRate(),
              round.gaps,
              round.longestOffer.toNanos() / 1e6,
              round.lostThreads));
    }
    return table.toString();
  }
}
