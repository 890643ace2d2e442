package io.nunchi.accuracy.data;

import io.nunchi.accuracy.failure.AccuracyException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Looks at a video without analyzing it; the caller of {@code Datasets} brings a decoder. */
@FunctionalInterface
public interface VideoProbe {

  /**
   * Looks at a video.
   *
   * @param video the file
   * @return its properties
   * @throws AccuracyException if it cannot be decoded
   */
  VideoFacts probe(Path video) throws AccuracyException;

  /**
   * The properties of a video.
   *
   * @param frameCount the number of frames, if the video tells
   * @param width in pixels
   * @param height in pixels
   * @param frameRate frames per second
   */
  record VideoFacts(OptionalLong frameCount, int width, int height, double frameRate) {}
}
