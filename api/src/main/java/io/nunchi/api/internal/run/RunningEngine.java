package io.nunchi.api.internal.run;

import io.nunchi.api.Engine;
import io.nunchi.api.EngineGeneration;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started engine of a plugin, and the streams that use it. */
final class RunningEngine implements Engine {

  private static final Logger LOG = LoggerFactory.getLogger(RunningEngine.class);

  private final RunningHost host;
  private final PluginDescriptor plugin;
  private final AnalyzerEngine engine;
  private final EngineDescriptor descriptor;
  private final EngineGeneration generation;
  private final ResultCheck resultCheck;
  private final Set<RunningStream> streams = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  RunningEngine(
      RunningHost host, PluginDescriptor plugin, AnalyzerEngine engine, long generationNumber) {
    this.host = host;
    this.plugin = plugin;
    this.engine = engine;
    this.descriptor = Objects.requireNonNull(engine.descriptor(), "the engine's descriptor");
    this.generation =
        new EngineGeneration(generationNumber, plugin.id(), plugin.version(), descriptor.model());
    this.resultCheck = new ResultCheck(descriptor);
  }

  RunningHost host() {
    return host;
  }

  PluginDescriptor plugin() {
    return plugin;
  }

  ResultCheck resultCheck() {
    return resultCheck;
  }

  boolean isClosed() {
    return closed.get();
  }

  FrameAnalyzer openAnalyzer(StreamInfo stream) throws AnalyzerFailedException {
    try {
      return Objects.requireNonNull(
          engine.openAnalyzer(stream), "openAnalyzer() of " + plugin.id() + " returned null");
    } catch (RuntimeException | Error untyped) { // whatever a plugin throws, the host goes on
      throw new AnalyzerFailedException(
          AnalyzerSlot.problems(untyped, "openAnalyzer of " + plugin.id()).get(0), untyped);
    }
  }

  void add(RunningStream stream) {
    streams.add(stream);
  }

  void remove(RunningStream stream) {
    streams.remove(stream);
  }

  @Override
  public EngineGeneration generation() {
    return generation;
  }

  @Override
  public EngineDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public EngineStatus status() {
    try {
      return Objects.requireNonNull(engine.status(), "status() returned null");
    } catch (RuntimeException | Error untyped) { // whatever a plugin throws, the host goes on
      LOG.warn("Engine {} failed to say its status", generation, untyped);
      Problem problem = AnalyzerSlot.problems(untyped, "status of " + plugin.id()).get(0);
      return new EngineStatus("unknown", "unknown", problem.toString());
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    List.copyOf(streams).forEach(RunningStream::close);
    closeQuietly(engine, generation.toString());
    host.remove(this);
  }

  static void closeQuietly(AnalyzerEngine engine, String name) {
    try {
      engine.close();
    } catch (Exception | Error anything) { // whatever a plugin throws, the host goes on
      LOG.warn("Engine {} failed to close", name, anything);
    }
  }
}
