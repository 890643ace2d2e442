package io.nunchi.models.internal;

import io.nunchi.reference.internal.engine.ProofFrame;
import io.nunchi.reference.internal.engine.StreamReportingSettings;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.result.StageTiming;
import io.nunchi.spi.settings.Settings;
import java.util.Map;

/** The execution provider that ran a model, and the duration of one inference. */
record MeasuredInference(String provider, double inferenceMillis) {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  static MeasuredInference of(AnalyzerEngine engine) throws AnalyzerException {
    ToolStream stream = new ToolStream("models", defaultSettings());
    try (FrameAnalyzer analyzer = engine.openAnalyzer(stream)) {
      long nanos =
          analyzer.analyze(ProofFrame.testPattern(WIDTH, HEIGHT)).timings().stream()
              .filter(timing -> timing.stage().equals(StageTiming.INFERENCE))
              .mapToLong(StageTiming::nanos)
              .sum();
      return new MeasuredInference(engine.status().actualProvider(), nanos / 1e6);
    }
  }

  private static Settings defaultSettings() {
    try {
      return StreamReportingSettings.SCHEMA.parse(Map.of());
    } catch (SettingsException impossible) {
      throw new IllegalStateException("the defaults do not fit their own schema", impossible);
    }
  }
}
