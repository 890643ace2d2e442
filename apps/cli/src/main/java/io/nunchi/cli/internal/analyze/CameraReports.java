package io.nunchi.cli.internal.analyze;

import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.cli.internal.source.ConnectionListener;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;

/** Tells a run's reporter of a camera that is lost or back, and counts why it was lost. */
record CameraReports(FrameTally tally, RunReporter reporter) implements ConnectionListener {

  @Override
  public void lost(Problem why) {
    tally.note(why);
    reporter.cameraLost(why);
  }

  @Override
  public void isBack(Duration away) {
    reporter.cameraIsBack(away);
  }
}
