package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is opened and not closed again. */
public final class Counted implements AnalyzerPlugin {

  private final AnalyzerPlugin correct;
  private final AtomicInteger opened = new AtomicInteger();
  private final Set<String> open = ConcurrentHashMap.newKeySet();

  public Counted(AnalyzerPlugin correct) {
    this.correct = correct;
  }

  /** Engines and analyzers that nobody closed. */
  public List<String> open() {
    return open.stream().sorted().toList();
  }

  @Override
  public PluginDescriptor descriptor() {
    return correct.descriptor();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    return new Engine(correct.createEngine(context));
  }

  private String open(String what) {
    String name = "%s (opened as number %d)".formatted(what, opened.incrementAndGet());
    open.add(name);
    return name;
  }

  private final class Engine extends Delegating.Engine {
    private final String name = open("engine");

    Engine(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      FrameAnalyzer analyzer = super.openAnalyzer(stream);
      String analyzerName = open("analyzer of stream " + stream.streamId());
      return new Delegating.Analyzer(analyzer, FrameAnalyzer::analyze) {
        @Override
        public void close() {
          super.close();
          open.remove(analyzerName);
        }
      };
    }

    @Override
    public void close() {
      super.close();
      open.remove(name);
    }
  }
}
