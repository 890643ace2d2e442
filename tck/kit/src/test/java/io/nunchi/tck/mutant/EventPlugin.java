package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.result.RuleEvent;
import java.util.List;
import java.util.function.Supplier;

/** The correct analyzer, which also raises rule events of the declared type {@code Field}. */
final class EventPlugin {

  static final String TYPE = "Field";

  private EventPlugin() {}

  /** Raises one event with each frame. */
  static AnalyzerPlugin of(RuleEvent event) {
    Delegating.Step step =
        (correct, frame) -> correct.analyze(frame).withRuleEvents(List.of(event));
    return analyzing(() -> step);
  }

  /** Changes what analyzers do. */
  static AnalyzerPlugin analyzing(Supplier<Delegating.Step> steps) {
    return Delegating.starting(correct -> new Engine(correct, steps));
  }

  private static final class Engine extends Delegating.Engine {
    private final Supplier<Delegating.Step> steps;

    Engine(AnalyzerEngine correct, Supplier<Delegating.Step> steps) {
      super(correct);
      this.steps = steps;
    }

    @Override
    public EngineDescriptor descriptor() {
      EngineDescriptor correct = super.descriptor();
      return EngineDescriptor.builder()
          .labels(correct.labels())
          .ruleTypes(List.of(TYPE))
          .pixelFormats(correct.pixelFormats())
          .capabilities(correct.capabilities())
          .build();
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      return new Delegating.Analyzer(super.openAnalyzer(stream), steps.get());
    }
  }
}
