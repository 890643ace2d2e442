package io.nunchi.cli.internal.tradeoff;

import io.nunchi.accuracy.Accuracy;
import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.calibrate.ThresholdSettings;
import io.nunchi.cli.internal.evaluate.AnalyzerPass;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.evaluate.RepeatedCosts;
import io.nunchi.cli.internal.progress.RunReporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Several models over the same labelled frames: first each over all of them for its accuracy, then
 * all in turns over some of them for their cost. For one thread.
 *
 * @param dataset the frames
 * @param options of the measurement
 * @param hosts describes a host for each run
 * @param reporter is told of the progress
 */
public record TradeOffRun(
    Dataset dataset, AccuracyOptions options, Supplier<HostBuilder> hosts, RunReporter reporter) {

  /**
   * Measures.
   *
   * @throws CliException if a model cannot start or fails on a frame
   */
  public TradeOff run(List<ModelSubject> subjects) throws CliException {
    List<MeasuredModel> models = new ArrayList<>();
    for (ModelSubject subject : subjects) {
      models.add(accuracy(subject));
    }
    Dataset sample = RepeatedCosts.sample(dataset);
    for (int turn = 1; turn <= RepeatedCosts.TURNS; turn++) {
      reporter.answered("timing, turn %d of %d".formatted(turn, RepeatedCosts.TURNS));
      for (MeasuredModel model : models) {
        model.costs().add(again(sample, model.subject().spec()).speed().figures());
      }
    }
    return TradeOff.of(dataset, models);
  }

  private MeasuredModel accuracy(ModelSubject subject) throws CliException {
    PassResult pass = pass(dataset, subject.spec());
    AccuracyReport shipped = report(pass);
    Optional<ThresholdSettings> thresholds = ThresholdSettings.find(subject.spec(), hosts);
    AccuracyReport everything =
        thresholds.isEmpty()
            ? shipped
            : report(again(dataset, thresholds.get().lowest(subject.spec())));
    return new MeasuredModel(subject, pass, shipped, everything, new RepeatedCosts());
  }

  private PassResult pass(Dataset frames, AnalyzerSpec analyzer) throws CliException {
    return new AnalyzerPass(frames, analyzer, reporter).run(hosts.get());
  }

  private PassResult again(Dataset frames, AnalyzerSpec analyzer) throws CliException {
    return new AnalyzerPass(frames, analyzer, new LaterTurns(reporter)).run(hosts.get());
  }

  private AccuracyReport report(PassResult pass) throws CliException {
    try {
      return Accuracy.measure(dataset, pass.detections(), options);
    } catch (AccuracyException e) {
      throw CliException.refusedBy(e);
    }
  }
}
