package io.nunchi.api.fault;

import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nunchi.api.fault.FaultRound.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Brings every fault about several times in 1, 8 and 32 cameras of one engine while three cameras
 * of another engine are recorded and analyzed: the host lives, no recording has a gap, the healthy
 * cameras keep their rate, every frame is accounted for, and the fault is named.
 *
 * <p>Three further cameras beside the host measure the machine. A round in which they miss frames
 * as well says nothing, and is repeated; so is one that harmed the healthy cameras, as what the
 * host does to them it does in every round. A fault of which no round says anything is neither
 * passed nor failed.
 *
 * <p>A round waits more than it computes. The suite is therefore two classes, by the number of
 * faulty cameras, which two JVMs run at the same time.
 *
 * <p>{@code -Dnunchi.faults=LISTENER.*} in the arguments of the tests' JVM chooses faults by name.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS)
abstract class FaultSuite {

  private static final int TIMES = Integer.getInteger("nunchi.repeat", 5);

  /** From so many times on, nothing is sampled. */
  private static final int IN_FULL = 50;

  private static final Pattern FAULTS = Pattern.compile(System.getProperty("nunchi.faults", ".*"));

  /** The rounds with a faulty host: each of them does harm. */
  private static final int MOST_HARMED = 5;

  /** Some faults of the other class keep the whole processor busy for several rounds. */
  private static final int MOST_ROUNDS = 15;

  private static final List<FaultRound> ROUNDS = new ArrayList<>();

  private static PrintStream systemErr = System.err;

  @TempDir static Path logs;
  @TempDir Path folder;

  /** System.err whose monitor each line needs: the test runner's own has none. */
  @BeforeAll
  static void logToAFile() throws IOException {
    systemErr = System.err;
    System.setErr(new PrintStream(logs.resolve("log").toFile(), StandardCharsets.UTF_8));
  }

  @AfterAll
  static void printFigures() {
    System.err.close();
    System.setErr(systemErr);
    System.out.printf(
        "Each fault %d times in each camera, beside %d cameras at %d frames/s:%n%s",
        TIMES, FaultRun.HEALTHY_CAMERAS, FaultRun.FRAMES_PER_SECOND, FaultRound.markdown(ROUNDS));
    ROUNDS.clear();
  }

  /** The faults that are brought about in these numbers of cameras; a sample has no variations. */
  static Stream<Arguments> faultsIn(boolean variations, Integer... cameras) {
    return Stream.of(Fault.values())
        .filter(fault -> FAULTS.matcher(fault.name()).matches())
        .filter(fault -> variations || TIMES >= IN_FULL || !fault.isVariation())
        .flatMap(fault -> Stream.of(cameras).map(number -> Arguments.of(fault, number)));
  }

  @ParameterizedTest(name = "{0} in {1} cameras")
  @MethodSource("faultsAndCameras")
  void faultStaysWithItsEngine(Fault fault, int cameras) throws Exception {
    FaultRound round = round(fault, cameras, 1);
    int harmed = round.verdict() == Verdict.HARMED ? 1 : 0;
    for (int i = 2;
        round.verdict() != Verdict.SPARED && i <= MOST_ROUNDS && harmed < MOST_HARMED;
        i++) {
      round = round(fault, cameras, i);
      harmed += round.verdict() == Verdict.HARMED ? 1 : 0;
    }
    ROUNDS.add(round);
    if (round.verdict() != Verdict.SPARED) {
      assumeThat(harmed).as("the machine is too busy to tell: %s", round).isPositive();
      fail("the healthy cameras were harmed: %s", round);
    }
  }

  private FaultRound round(Fault fault, int cameras, int number) throws Exception {
    Path own = Files.createDirectory(folder.resolve(Integer.toString(number)));
    try (FaultRun run = new FaultRun(fault, cameras, own)) {
      FaultRound round = run.inject(TIMES);
      run.assertEverythingIsAccountedFor();
      return round;
    }
  }
}
