package io.nunchi.bench;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.bench.measure.Laps;
import io.nunchi.bench.measure.NoResultException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A camera whose next frame follows its last result. For one thread at a time. */
final class BenchStream implements AutoCloseable {

  private static final long FRAME_MILLIS = 40;

  private final String name;
  private final List<FrameBuffer> pictures;
  private final Laps laps = new Laps();
  private final Stream stream;
  private int number;

  BenchStream(
      AnalyticsHost host,
      Engine engine,
      String name,
      Map<String, String> cameraSettings,
      List<FrameBuffer> pictures)
      throws HostException {
    this.name = name;
    this.pictures = pictures;
    this.stream = host.openStream(new Camera(name, name, 0, cameraSettings), engine, laps);
  }

  /** Analyzes frames, and keeps their results until they are counted. */
  List<AnalyzedFrame> analyze(int frames) throws NoResultException {
    List<AnalyzedFrame> results = new ArrayList<>(frames);
    for (int i = 0; i < frames; i++) {
      FrameBuffer picture = pictures.get(number % pictures.size());
      picture.hold();
      Instant captureTime = Instant.EPOCH.plusMillis(FRAME_MILLIS * number);
      number++;
      results.add(laps.lap(stream, picture, captureTime, name + ", frame " + number));
    }
    return results;
  }

  @Override
  public void close() {
    stream.close();
  }
}
