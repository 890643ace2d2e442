package io.nunchi.bench;

import io.nunchi.spi.frame.PixelFormat;
import java.util.List;

/**
 * The report of {@link SceneBenchmark}.
 *
 * @param machine the machine
 * @param format of the frames
 * @param frames measured frames of each scene
 * @param scenes the rate of each scene
 */
public record SceneBenchReport(Machine machine, PixelFormat format, int frames, List<Rate> scenes) {

  /**
   * One scene's rate.
   *
   * @param scene its name
   * @param width pixels
   * @param height pixels
   * @param openSeconds processor time to open it
   * @param millisPerFrame processor time of a frame
   * @param framesPerSecond frames in a second of processor time
   */
  public record Rate(
      String scene,
      int width,
      int height,
      double openSeconds,
      double millisPerFrame,
      double framesPerSecond) {}
}
