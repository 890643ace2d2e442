package io.nunchi.tck.internal.frames;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.testing.ColorCoding;
import io.nunchi.testing.FrameLayout;
import io.nunchi.testing.PlaneMemory;
import io.nunchi.testing.Target;
import io.nunchi.testing.Walk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Frames as hosts send them: in each pixel format, range and matrix, with padding up to 4,096
 * bytes, with and without a tail, at every address, from 1x1 to 3840x2160 pixels, and with
 * coloured, small and large targets. Every pair of these properties occurs in some walk.
 *
 * <p>Stateless; any thread. Walks paint their frames when asked.
 */
public final class SentFrames {

  private static final int[] PADDINGS = {0, 1, 37, 64, 256, 1024, 4096};
  private static final int[] FILLERS = {0, 255, 128};
  private static final int OFFSETS = 4;
  private static final int[][] SIZES = {
    {320, 240}, {321, 241}, {180, 320}, {641, 359}, {1280, 720}, {1, 1}, {3, 5}, {3840, 2160}
  };
  private static final int LARGE_SIZES = 1;
  private static final double SMALL = 0.08;
  private static final double LARGE = 0.8;
  private static final int ORANGE = 0xff8020;

  private SentFrames() {}

  /**
   * Returns walks in which every pair of properties occurs.
   *
   * @param formats the pixel formats that the subject declares
   * @param target the thing that walks
   * @param largeFrames false to leave frames of 3840x2160 pixels out
   */
  public static List<Walk> of(Set<PixelFormat> formats, Target target, boolean largeFrames) {
    List<PixelFormat> declared = formats.stream().sorted().toList();
    List<Target> targets =
        List.of(target, target.tinted(ORANGE), target.sized(SMALL), target.sized(LARGE));
    ColorMatrix[] matrices = ColorMatrix.values();
    ColorRange[] ranges = ColorRange.values();
    int sizes = SIZES.length - (largeFrames ? 0 : LARGE_SIZES);
    List<Walk> walks = new ArrayList<>();
    for (int[] row :
        CoveringArray.ofPairs(
            declared.size(),
            ranges.length,
            matrices.length,
            PADDINGS.length,
            2,
            OFFSETS,
            sizes,
            targets.size())) {
      int filler = FILLERS[walks.size() % FILLERS.length];
      PlaneMemory memory = new PlaneMemory(PADDINGS[row[3]], filler, row[5], row[4] == 0);
      int[] size = SIZES[row[6]];
      walks.add(
          Walk.of(declared.get(row[0]), targets.get(row[7]))
              .sized(size[0], size[1])
              .coded(new ColorCoding(matrices[row[2]], ranges[row[1]]))
              .in(memory));
    }
    return walks;
  }

  /** Returns the same pictures without padding, at an aligned address. */
  public static Walk tight(Walk walk) {
    return walk.in(PlaneMemory.TIGHT);
  }

  /** Returns memory for the walk of a format: each format gets another one. */
  public static PlaneMemory memoryFor(PixelFormat format) {
    int number = Arrays.asList(PixelFormat.values()).indexOf(format);
    int padding = PADDINGS[PADDINGS.length - 1 - number % (PADDINGS.length - 1)];
    return new PlaneMemory(padding, FILLERS[number % FILLERS.length], 1 + number % 3, false);
  }

  /** Describes the frames of a walk for a finding. */
  public static String describe(Walk walk) {
    FrameLayout layout = walk.layout();
    return "frames of " + layout + ", with " + walk.target().name();
  }
}
