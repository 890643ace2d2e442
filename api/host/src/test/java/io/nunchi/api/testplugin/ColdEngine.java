package io.nunchi.api.testplugin;

import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.settings.Settings;

/** An engine that cannot be warmed up. */
final class ColdEngine extends ObedientEngine {

  ColdEngine(Settings settings) {
    super(settings);
  }

  @Override
  public void warmUp() throws AnalyzerFailedException {
    throw new AnalyzerFailedException(Problem.of("TEST-0002", "stays cold"));
  }
}
