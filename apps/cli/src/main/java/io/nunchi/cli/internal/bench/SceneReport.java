package io.nunchi.cli.internal.bench;

import io.nunchi.cli.internal.command.TextTable;
import io.nunchi.spi.frame.PixelFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast scenes are drawn.
 *
 * @param machine where
 * @param format of the frames
 * @param frames how many were measured
 * @param scenes each one's rate
 */
public record SceneReport(Machine machine, PixelFormat format, int frames, List<Rate> scenes) {

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

  /** For people. */
  public List<String> lines() {
    TextTable table = new TextTable().row("SCENE", "SIZE", "FRAMES/S", "MS/FRAME", "OPEN S");
    for (Rate rate : scenes) {
      table.row(
          rate.scene(),
          rate.width() + "x" + rate.height(),
          String.format(Locale.ROOT, "%.1f", rate.framesPerSecond()),
          String.format(Locale.ROOT, "%.1f", rate.millisPerFrame()),
          String.format(Locale.ROOT, "%.1f", rate.openSeconds()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d processors, %s, %s; %s, %d frames each, by the drawing thread's processor time"
            .formatted(machine.processors(), machine.java(), machine.system(), format, frames));
    lines.addAll(table.lines());
    return lines;
  }
}
