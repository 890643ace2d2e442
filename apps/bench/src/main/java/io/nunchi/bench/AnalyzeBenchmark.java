package io.nunchi.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.bench.measure.NoResultException;
import io.nunchi.bench.measure.StageDurations;
import io.nunchi.spi.result.StageTiming;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Measures concurrent streams, each one frame at a time, through the real host. For one thread.
 *
 * @param command a command line that runs it again, for the report
 * @param streams the number of streams
 * @param workers the number of the host's workers; 0 leaves it to the host
 * @param warmup frames of each stream before the measurement
 * @param frames frames of each stream in the measurement
 */
public record AnalyzeBenchmark(String command, int streams, int workers, int warmup, int frames) {

  /**
   * Measures.
   *
   * @param subject the engine
   * @param given at least one frame for each stream; no two streams share one
   * @throws HostException if the engine or a stream cannot start
   * @throws NoResultException if a frame has no result
   */
  public AnalyzeBenchReport run(EngineUnderTest subject, Footage given)
      throws HostException, NoResultException {
    if (given.frames().size() < streams) {
      throw new IllegalArgumentException("fewer frames than streams: " + given.frames().size());
    }
    HostBuilder builder = subject.host().maximumAge(Duration.ofDays(1));
    if (workers > 0) {
      builder.workers(workers);
    }
    Deque<BenchStream> opened = new ArrayDeque<>();
    try (AnalyticsHost host = builder.build();
        Engine engine = host.startEngine(subject.pluginId(), subject.settings());
        BenchCallers callers = new BenchCallers(streams)) {
      Footage footage = given.fitting(engine.descriptor().pixelFormats());
      try {
        for (int i = 0; i < streams; i++) {
          String name = streams == 1 ? "bench" : "bench " + (i + 1);
          opened.add(
              new BenchStream(host, engine, name, subject.cameraSettings(), framesOf(footage, i)));
        }
        callers.all(analyzing(opened, warmup));
        return measured(footage, opened, callers, host.report().workers(), engine);
      } finally {
        opened.forEach(BenchStream::close);
      }
    }
  }

  /** Every stream sets the capture time of its frames, so it needs its own. */
  private List<FrameBuffer> framesOf(Footage footage, int stream) {
    List<FrameBuffer> own = new ArrayList<>();
    for (int i = stream; i < footage.frames().size(); i += streams) {
      own.add(footage.frames().get(i));
    }
    return own;
  }

  private static List<Callable<List<AnalyzedFrame>>> analyzing(
      Collection<BenchStream> streams, int frames) {
    return streams.stream()
        .map(stream -> (Callable<List<AnalyzedFrame>>) () -> stream.analyze(frames))
        .toList();
  }

  private AnalyzeBenchReport measured(
      Footage footage,
      Collection<BenchStream> opened,
      BenchCallers callers,
      int hostWorkers,
      Engine engine)
      throws NoResultException {
    StageDurations durations = new StageDurations();
    List<Callable<List<AnalyzedFrame>>> work = analyzing(opened, frames);
    Allocations allocations = new Allocations();
    long begin = System.nanoTime();
    List<List<AnalyzedFrame>> results = callers.all(work);
    double seconds = (System.nanoTime() - begin) / 1e9;
    long bytes = allocations.bytes();
    results.forEach(stream -> stream.forEach(result -> add(result, durations)));
    long measured = (long) streams * frames;
    return new AnalyzeBenchReport(
        command,
        AnalyzeBenchReport.Workload.of(footage),
        Machine.here(),
        EngineSummary.of(engine),
        streams,
        hostWorkers,
        measured,
        (long) streams * warmup,
        Math.round(measured / seconds * 10) / 10.0,
        durations.summaries(),
        bytes / measured);
  }

  private static void add(AnalyzedFrame result, StageDurations durations) {
    FrameTiming timing = result.timing();
    long inference = 0;
    for (StageTiming stage : result.result().timings()) {
      durations.add(stage.stage(), stage.nanos());
      if (stage.stage().equals(StageTiming.INFERENCE)) {
        inference += stage.nanos();
      }
    }
    durations.add("analyze", timing.analyzeNanos());
    durations.add("wait", timing.waitNanos());
    durations.add("check", timing.checkNanos());
    durations.add(
        "outsideInference",
        timing.waitNanos() + timing.analyzeNanos() - inference + timing.checkNanos());
  }
}
