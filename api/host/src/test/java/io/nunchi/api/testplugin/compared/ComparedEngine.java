package io.nunchi.api.testplugin.compared;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Parses what its analyzers find; its status lists the frames they saw and counts what is open. */
final class ComparedEngine implements AnalyzerEngine {

  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final Pattern SEMICOLON = Pattern.compile(";");

  private final List<Long> seen = new CopyOnWriteArrayList<>();
  private final List<Detection> found = new ArrayList<>();
  private final Settings settings;
  private volatile boolean closed;

  ComparedEngine(Settings settings) {
    this.settings = settings;
    OPEN.incrementAndGet();
    SEMICOLON
        .splitAsStream(settings.get(ComparedPlugin.FIND))
        .filter(one -> !one.isBlank())
        .map(ComparedEngine::parsed)
        .forEach(found::add);
  }

  private static Detection parsed(String text) {
    String[] parts = SPACE.split(text.strip(), -1);
    float[] numbers = new float[5];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(parts[i + 1]);
    }
    return Detection.of(
        parts[0], numbers[0], new BoundingBox(numbers[1], numbers[2], numbers[3], numbers[4]));
  }

  Settings settings() {
    return settings;
  }

  List<Detection> found() {
    return found;
  }

  boolean isClosed() {
    return closed;
  }

  void sees(long sequence) {
    seen.add(sequence);
  }

  @Override
  public EngineDescriptor descriptor() {
    return EngineDescriptor.builder()
        .labels(List.of(SPACE.split(settings.get(ComparedPlugin.LABELS), -1)))
        .pixelFormats(
            settings.get(ComparedPlugin.BGR)
                ? Set.of(PixelFormat.GRAY8, PixelFormat.BGR)
                : Set.of(PixelFormat.GRAY8))
        .build();
  }

  @Override
  public EngineStatus status() {
    return EngineStatus.of(
        "cpu", seen.toString(), OPEN + " engines, " + ComparedAnalyzer.open() + " analyzers");
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
    if (settings.get(ComparedPlugin.MODE).equals("closed")) {
      throw new AnalyzerFailedException(Problem.of("TEST-0001", "does not open"));
    }
    if (stream.savedState().isPresent()) {
      throw new AnalyzerFailedException(Problem.of("TEST-0017", "a state that is not its own"));
    }
    return new ComparedAnalyzer(this);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      OPEN.decrementAndGet();
    }
  }
}
