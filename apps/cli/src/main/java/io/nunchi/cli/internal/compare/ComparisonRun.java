package io.nunchi.cli.internal.compare;

import io.nunchi.accuracy.Accuracy;
import io.nunchi.accuracy.AccuracyGate;
import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.calibrate.ThresholdSettings;
import io.nunchi.cli.internal.evaluate.AnalyzerPass;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.evaluate.RepeatedCosts;
import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.cli.internal.report.BestComparison;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Two analyzers over the same labelled frames, one after the other, and a policy that decides
 * between them. For one thread.
 *
 * @param datasets the frames that both analyze, by the datasets' names
 * @param policy decides
 * @param options of the measurement
 * @param hosts describes a host for each of them
 * @param reporter is told of the progress
 */
public record ComparisonRun(
    Map<String, Dataset> datasets,
    GatePolicy policy,
    AccuracyOptions options,
    Supplier<HostBuilder> hosts,
    RunReporter reporter) {

  /**
   * Compares, and writes the files of the comparison.
   *
   * @param before the analyzer in use
   * @param after the one that may replace it
   * @param folder where the files go
   * @param range the thresholds among which the best of each is looked for
   * @throws CliException if an analyzer cannot start or fails on a frame, or nothing can be written
   */
  public Comparison run(AnalyzerSpec before, AnalyzerSpec after, Path folder, ThresholdRange range)
      throws CliException {
    ComparisonFiles files = ComparisonFiles.prepare(folder, List.copyOf(datasets.keySet()));
    try {
      List<DatasetComparison> comparisons = new ArrayList<>();
      for (Map.Entry<String, Dataset> dataset : datasets.entrySet()) {
        comparisons.add(compare(dataset, before, after, range));
      }
      GateVerdict verdict =
          AccuracyGate.decide(
              policy, comparisons.stream().map(DatasetComparison::evidence).toList());
      files.write(verdict, comparisons);
      return new Comparison(verdict, comparisons, files);
    } catch (AccuracyException e) {
      throw CliException.refusedBy(e);
    }
  }

  private DatasetComparison compare(
      Map.Entry<String, Dataset> named,
      AnalyzerSpec before,
      AnalyzerSpec after,
      ThresholdRange range)
      throws CliException, AccuracyException {
    Dataset dataset = named.getValue();
    PassPair passes = passes(dataset, before, after);
    ComparisonReport report =
        Accuracy.compare(
            dataset, passes.baseline().detections(), passes.candidate().detections(), options);
    PassPair unsure =
        range == ThresholdRange.ALL ? passes(dataset, lowest(before), lowest(after)) : passes;
    Optional<BestComparison> best =
        Accuracy.compareAtBestThresholds(
                dataset, unsure.baseline().detections(), unsure.candidate().detections())
            .map(figures -> new BestComparison(range.text(), figures));
    CostRounds costs = new CostRounds();
    if (policy.comparesCost()) {
      Dataset sample = RepeatedCosts.sample(dataset);
      for (int round = 0; round < RepeatedCosts.TURNS; round++) {
        costs.add(pass(sample, before).speed().figures(), pass(sample, after).speed().figures());
      }
    }
    return new DatasetComparison(named.getKey(), report, best, passes, costs.differences());
  }

  private PassPair passes(Dataset dataset, AnalyzerSpec before, AnalyzerSpec after)
      throws CliException {
    PassPair passes = new PassPair(pass(dataset, before), pass(dataset, after));
    requireSameFrames(passes.baseline(), passes.candidate());
    return passes;
  }

  private AnalyzerSpec lowest(AnalyzerSpec analyzer) throws CliException {
    return ThresholdSettings.of(analyzer, hosts).lowest(analyzer);
  }

  private PassResult pass(Dataset dataset, AnalyzerSpec analyzer) throws CliException {
    return new AnalyzerPass(dataset, analyzer, reporter).run(hosts.get());
  }

  private static void requireSameFrames(PassResult first, PassResult second) throws CliException {
    if (!first.framesDigest().equals(second.framesDigest())) {
      throw CliException.failed(
          Problem.of(CliErrors.FRAMES_UNLIKE_LABELS, "the two analyzers saw different frames")
              .expected("the same pixels: " + first.framesDigest())
              .found(second.framesDigest())
              .where("--dataset")
              .fix("let nobody write to the dataset while it is read"),
          null);
    }
  }
}
