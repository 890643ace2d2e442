package io.nunchi.cli.internal.tradeoff;

import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.progress.Progress;
import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.spi.failure.Problem;
import java.net.URI;
import java.time.Duration;

/**
 * Reports of models that run once more: what was said of their start is not said again.
 *
 * @param reporter is told everything else
 */
record LaterTurns(RunReporter reporter) implements RunReporter {

  @Override
  public void started(EngineSummary engine) {
    // the first run has told it
  }

  @Override
  public void shadowStarted(EngineSummary candidate) {
    reporter.shadowStarted(candidate);
  }

  @Override
  public void serving(URI address) {
    reporter.serving(address);
  }

  @Override
  public void progressed(Progress progress) {
    reporter.progressed(progress);
  }

  @Override
  public void warn(Problem problem) {
    reporter.warn(problem);
  }

  @Override
  public void cameraLost(Problem why) {
    reporter.cameraLost(why);
  }

  @Override
  public void cameraIsBack(Duration away) {
    reporter.cameraIsBack(away);
  }

  @Override
  public void ended() {
    reporter.ended();
  }

  @Override
  public void answered(String text) {
    reporter.answered(text);
  }

  @Override
  public void typing(boolean begins) {
    reporter.typing(begins);
  }
}
