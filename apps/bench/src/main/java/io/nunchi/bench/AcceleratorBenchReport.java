package io.nunchi.bench;

import io.nunchi.bench.measure.Spread;
import java.util.List;

/**
 * The report of {@link AcceleratorBenchmark}.
 *
 * @param command a command line that runs it again
 * @param machine the machine
 * @param workload the cameras
 * @param alone the accelerator's cameras while the processor has nothing else to do
 * @param beside the accelerator's cameras beside those of the processor-bound engine
 * @param processor the processor-bound engine
 * @param verdicts each target with its verdict
 */
public record AcceleratorBenchReport(
    String command,
    Machine machine,
    AcceleratorBenchmark.Workload workload,
    Accelerated alone,
    Accelerated beside,
    Processor processor,
    List<TargetVerdict> verdicts) {

  /**
   * The cameras of the simulated accelerator.
   *
   * @param resultsPerSecond results of all cameras in a second
   * @param ageMillisP50 half of the results are not older
   * @param ageMillisP99 99 of 100 results are not older
   * @param framesPerBatch the mean size of the batches
   * @param leastShare results of the camera with the fewest, over all rounds, as a part of the
   *     frames that it asked for
   */
  public record Accelerated(
      Spread resultsPerSecond,
      Spread ageMillisP50,
      Spread ageMillisP99,
      Spread framesPerBatch,
      double leastShare) {}

  /**
   * The processor-bound engine.
   *
   * @param besideAccelerator its results per second beside the accelerator's cameras
   * @param besideInstant its results per second beside an engine that gets as many frames and
   *     returns at once
   * @param ratio the first divided by the second, round by round
   * @param ratioForEqualTime the same with both divided by the processor time that the process got,
   *     so that other processes of the machine do not matter
   */
  public record Processor(
      Spread besideAccelerator, Spread besideInstant, Spread ratio, Spread ratioForEqualTime) {}

  /** True if no target is missed. */
  public boolean isGood() {
    return TargetVerdict.noneIsMissed(verdicts);
  }
}
