package io.nunchi.accuracy;

import io.nunchi.accuracy.internal.read.DatasetFolders;
import java.nio.file.Path;

/**
 * Reads datasets.
 *
 * <p>Any thread. Nothing stays open.
 */
public final class Datasets {

  private Datasets() {}

  /**
   * Reads a dataset whose frames are images or a video. Its form is told by its files: {@code
   * instances.json} (COCO), {@code gt/gt.txt} (MOTChallenge), {@code Annotations} (Pascal VOC),
   * {@code labels} with {@code classes.txt} (YOLO).
   *
   * @param folder the dataset
   * @param options which part of it
   * @param probe looks at a video that holds the frames
   * @return the dataset, checked in full
   * @throws AccuracyException with everything that is wrong with it, the first fifty in full
   */
  public static Dataset read(Path folder, DatasetOptions options, VideoProbe probe)
      throws AccuracyException {
    return DatasetFolders.read(folder, options, probe);
  }
}
