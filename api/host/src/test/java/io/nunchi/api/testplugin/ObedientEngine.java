package io.nunchi.api.testplugin;

import io.nunchi.api.testplugin.behaviour.Behaviour;
import io.nunchi.api.testplugin.behaviour.Hooks;
import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.Settings;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine as it should be, whose analyzers do what a frame commands. Its status counts the open
 * engines and analyzers of its class loader.
 */
class ObedientEngine implements AnalyzerEngine {

  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final int BALLAST_BYTES = 1 << 20;

  /** Makes an engine that is never freed show in the heap. */
  @SuppressWarnings("UnusedVariable")
  private final byte[] ballast = new byte[BALLAST_BYTES];

  private final Hooks hooks = new Hooks();
  private final AtomicInteger openAnalyzers = new AtomicInteger();
  private volatile Settings settings;
  private volatile boolean closed;

  ObedientEngine(Settings settings) {
    this.settings = settings;
    OPEN.incrementAndGet();
  }

  Settings settings() {
    return settings;
  }

  Hooks hooks() {
    return hooks;
  }

  Gate gate() {
    return Gate.named(settings.get(ScriptedSettings.GATE));
  }

  boolean isClosed() {
    return closed;
  }

  Behaviour behaviourFor(Frame frame) {
    return Command.of(frame.planes().get(0).buffer().get(0)).behaviour();
  }

  @Override
  public EngineDescriptor descriptor() {
    EngineDescriptor.Builder descriptor =
        EngineDescriptor.builder()
            .labels(List.of("thing"))
            .pixelFormats(Set.of(PixelFormat.GRAY8, PixelFormat.BGR))
            .capabilities(Set.of(Capability.DETECTIONS, Capability.STATE));
    if (licensedStreams() > 0) {
      descriptor.maximumStreams(licensedStreams());
    }
    return descriptor.build();
  }

  private int licensedStreams() {
    return settings.get(ScriptedSettings.STREAMS).intValue();
  }

  @Override
  public EngineStatus status() {
    return EngineStatus.of(
        "cpu", "cpu", OPEN + " engines, " + ObedientAnalyzer.open() + " analyzers");
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
    if (!stream.settings().get(ScriptedSettings.OPENS)) {
      throw new AnalyzerFailedException(Problem.of("TEST-0003", "does not open"));
    }
    if (licensedStreams() > 0 && openAnalyzers.get() >= licensedStreams()) {
      throw new AnalyzerFailedException(Problem.of("TEST-0016", "no licence for more streams"));
    }
    hooks.reach(Hooks.Moment.NEXT_OPEN);
    openAnalyzers.incrementAndGet();
    return new ObedientAnalyzer(this, stream);
  }

  void analyzerClosed() {
    openAnalyzers.decrementAndGet();
  }

  @Override
  public void changeSettings(Settings changed) throws SettingsException {
    double level = changed.get(ScriptedSettings.LEVEL);
    if (level == ScriptedSettings.REFUSED_LEVEL) {
      throw new SettingsException(List.of(Problem.of("TEST-0008", "not that level")));
    }
    if (level == ScriptedSettings.FAILING_LEVEL) {
      throw new IllegalStateException("no level at all");
    }
    settings = changed;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      OPEN.decrementAndGet();
    }
  }
}
