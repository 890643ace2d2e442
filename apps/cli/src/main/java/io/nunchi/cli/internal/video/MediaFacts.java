package io.nunchi.cli.internal.video;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import java.util.Optional;

/**
 * The form of a stream's pictures, by its first one.
 *
 * @param width pixels of the upright picture
 * @param height pixels of the upright picture
 * @param stored the picture as it lies in the stream
 * @param rotation the clockwise turn that was applied, in degrees
 * @param mirrored true if left and right were exchanged before the turn
 * @param colors what the samples mean
 */
public record MediaFacts(
    int width, int height, Stored stored, int rotation, boolean mirrored, Colors colors) {

  /**
   * A picture as it lies in the stream.
   *
   * @param width pixels
   * @param height pixels
   * @param pixelFormat FFmpeg's name
   * @param pixelAspect width of a pixel to its height; it is not applied
   */
  public record Stored(int width, int height, String pixelFormat, String pixelAspect) {}

  /**
   * The meaning of samples.
   *
   * @param pixelFormat of the frames that analyzers get
   * @param matrix of the frames that analyzers get; empty if these have no luma and chroma
   * @param matrixIsGuessed true if the stream names none
   * @param otherMatrix FFmpeg's name of a matrix that the contract does not know
   * @param range of the frames that analyzers get
   * @param primaries FFmpeg's name; they are not converted
   * @param transfer FFmpeg's name; it is not converted
   */
  public record Colors(
      PixelFormat pixelFormat,
      Optional<ColorMatrix> matrix,
      boolean matrixIsGuessed,
      Optional<String> otherMatrix,
      ColorRange range,
      String primaries,
      String transfer) {}
}
