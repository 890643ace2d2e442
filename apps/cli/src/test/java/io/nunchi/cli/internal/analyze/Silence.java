package io.nunchi.cli.internal.analyze;

import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.progress.Progress;
import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.spi.failure.Problem;
import java.net.URI;
import java.time.Duration;

/** Says nothing of how a run goes. */
final class Silence implements RunReporter {

  @Override
  public void started(EngineSummary engine) {
    // says nothing
  }

  @Override
  public void shadowStarted(EngineSummary candidate) {
    // says nothing
  }

  @Override
  public void serving(URI address) {
    // says nothing
  }

  @Override
  public void progressed(Progress progress) {
    // says nothing
  }

  @Override
  public void warn(Problem problem) {
    // says nothing
  }

  @Override
  public void cameraLost(Problem why) {
    // says nothing
  }

  @Override
  public void cameraIsBack(Duration away) {
    // says nothing
  }

  @Override
  public void answered(String text) {
    // says nothing
  }

  @Override
  public void typing(boolean begins) {
    // nobody types
  }

  @Override
  public void ended() {
    // says nothing
  }
}
