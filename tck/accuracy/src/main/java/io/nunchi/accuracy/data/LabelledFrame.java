package io.nunchi.accuracy.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A frame with its labels.
 *
 * <p>Immutable; any thread.
 *
 * @param id the dataset's own number: a COCO image id, a frame of a sequence from 1
 * @param name its name for people, such as the image's file name
 * @param image the image file; empty for a frame of a video, or where only the labels were read
 * @param width in pixels
 * @param height in pixels
 * @param truth the labels, in the dataset's order
 */
public record LabelledFrame(
    long id, String name, Optional<Path> image, int width, int height, List<TruthBox> truth) {

  /** Keeps a copy of the labels. */
  public LabelledFrame {
    truth = List.copyOf(truth);
  }
}
