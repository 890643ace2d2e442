package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import io.nunchi.tck.example.BrightSpotPlugin;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The correct analyzer, of which mutants change one thing. */
final class Delegating {

  private Delegating() {}

  /** The analysis of a frame; one for each analyzer. */
  interface Step {
    FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException;
  }

  /** Creates the problem of a mutant's failure. */
  static Problem problem(int number, String what) {
    return Problem.of("EXAMPLE-%04d".formatted(number), what)
        .expected("nothing of the kind")
        .found("a mutant");
  }

  /** Changes what analyzers do. */
  static AnalyzerPlugin analyzing(Supplier<Step> steps) {
    return opening(correct -> new Analyzer(correct, steps.get()));
  }

  /** Changes what is found. */
  static AnalyzerPlugin finding(UnaryOperator<FrameResult> change) {
    return analyzing(() -> (correct, frame) -> change.apply(correct.analyze(frame)));
  }

  /** Changes analyzers. */
  static AnalyzerPlugin opening(UnaryOperator<FrameAnalyzer> change) {
    return starting(
        correct ->
            new Engine(correct) {
              @Override
              public FrameAnalyzer openAnalyzer(StreamContext stream)
                  throws AnalyzerFailedException {
                return change.apply(super.openAnalyzer(stream));
              }
            });
  }

  /** Changes engines. */
  static AnalyzerPlugin starting(UnaryOperator<AnalyzerEngine> change) {
    return new Plugin() {
      @Override
      public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
        return change.apply(super.createEngine(context));
      }
    };
  }

  /** A plugin. */
  static class Plugin implements AnalyzerPlugin {
    private final BrightSpotPlugin correct = new BrightSpotPlugin();

    @Override
    public PluginDescriptor descriptor() {
      return correct.descriptor();
    }

    /** The description with settings. */
    final PluginDescriptor with(SettingsSchema engineSettings) {
      PluginDescriptor described = correct.descriptor();
      return PluginDescriptor.builder(described.id(), described.name())
          .version(described.version())
          .vendor(described.vendor())
          .engineSettings(engineSettings)
          .streamSettings(described.streamSettings())
          .build();
    }

    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      return new Engine(correct.createEngine(context));
    }
  }

  /** An engine; its results may have any part. */
  static class Engine implements AnalyzerEngine {
    private final AnalyzerEngine correct;

    Engine(AnalyzerEngine correct) {
      this.correct = correct;
    }

    /** Fewer formats: what is tried in each of them takes the longest. */
    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder()
          .labels(correct.descriptor().labels())
          .pixelFormats(Set.of(PixelFormat.GRAY8, PixelFormat.NV12))
          .capabilities(EnumSet.complementOf(EnumSet.of(Capability.STATE)))
          .build();
    }

    @Override
    public EngineStatus status() {
      return correct.status();
    }

    @Override
    public void warmUp() throws AnalyzerFailedException {
      correct.warmUp();
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      return correct.openAnalyzer(stream);
    }

    @Override
    public void changeSettings(Settings settings)
        throws SettingsException, AnalyzerFailedException {
      correct.changeSettings(settings);
    }

    @Override
    public void close() {
      correct.close();
    }
  }

  /** An analyzer. */
  static class Analyzer implements FrameAnalyzer {
    private final FrameAnalyzer correct;
    private final Step step;

    Analyzer(FrameAnalyzer correct, Step step) {
      this.correct = correct;
      this.step = step;
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerException {
      return step.analyze(correct, frame);
    }

    @Override
    public void changeSettings(Settings settings)
        throws SettingsException, AnalyzerFailedException {
      correct.changeSettings(settings);
    }

    @Override
    public void close() {
      correct.close();
    }
  }
}
