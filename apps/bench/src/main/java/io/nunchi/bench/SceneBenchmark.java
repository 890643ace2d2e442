package io.nunchi.bench;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.scenes.Scene;
import io.nunchi.scenes.SceneOptions;
import io.nunchi.spi.frame.PixelFormat;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the rate at which scenes are drawn, by the processor time of the drawing thread. For one
 * thread.
 *
 * @param format of the frames
 * @param warmup frames of each scene before the measurement
 * @param frames measured frames of each scene; a shorter scene is drawn again
 */
public record SceneBenchmark(PixelFormat format, int warmup, int frames) {

  private static final double NANOS = 1e9;

  /** Draws one scene after the other. */
  public SceneBenchReport run(List<SceneOptions> scenes) {
    List<SceneBenchReport.Rate> rates = new ArrayList<>();
    scenes.forEach(options -> rates.add(measure(options)));
    return new SceneBenchReport(Machine.here(), format, frames, rates);
  }

  private SceneBenchReport.Rate measure(SceneOptions options) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long beforeOpening = threads.getCurrentThreadCpuTime();
    Scene scene = Scene.open(options);
    FrameBuffer frame = FrameBuffer.allocate(options.width(), options.height(), format);
    double opening = (threads.getCurrentThreadCpuTime() - beforeOpening) / NANOS;
    draw(scene, frame, 0, warmup);
    long before = threads.getCurrentThreadCpuTime();
    draw(scene, frame, warmup, frames);
    double seconds = (threads.getCurrentThreadCpuTime() - before) / NANOS;
    return new SceneBenchReport.Rate(
        options.preset().sceneName(),
        options.width(),
        options.height(),
        opening,
        1000 * seconds / frames,
        frames / Math.max(seconds, 1 / NANOS));
  }

  private static void draw(Scene scene, FrameBuffer frame, int from, int count) {
    for (int i = 0; i < count; i++) {
      scene.draw(1 + (from + i) % scene.options().frames(), frame);
    }
  }
}
