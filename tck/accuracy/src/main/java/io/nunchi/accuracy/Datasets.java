package io.nunchi.accuracy;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.SequenceDetection;
import io.nunchi.accuracy.data.VideoProbe;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.read.DatasetFolders;
import io.nunchi.accuracy.internal.read.DetectionFile;
import io.nunchi.accuracy.internal.read.PictureDemand;
import io.nunchi.accuracy.internal.read.SequenceDetectionFile;
import io.nunchi.accuracy.internal.read.TrackFile;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads datasets, and detections in their frames.
 *
 * <p>Any thread. Nothing stays open.
 */
public final class Datasets {

  private Datasets() {}

  /**
   * Reads a dataset whose frames are images or a video. Its files tell its form: {@code
   * instances.json} (COCO), {@code gt/gt.txt} (MOTChallenge), {@code Annotations} (Pascal VOC),
   * {@code data.yaml}, or {@code labels} with {@code classes.txt} (YOLO).
   *
   * @param folder the dataset
   * @param options choose a part of it
   * @param probe looks at a video that holds the frames
   * @return the dataset, checked in full
   * @throws AccuracyException with everything that is wrong with it, the first fifty in full
   */
  public static Dataset read(Path folder, DatasetOptions options, VideoProbe probe)
      throws AccuracyException {
    return DatasetFolders.read(folder, options, PictureDemand.needed(probe));
  }

  /**
   * Reads a dataset whose pictures nobody analyzes, for detections or tracks that were found
   * elsewhere. The pictures need not be there: {@code instances.json} says how large they are, and
   * so does a sequence's {@code seqinfo.ini}. Without that file, a sequence needs {@code img1} or
   * the video; YOLO's labels are in parts of the pictures, and always need them.
   *
   * @param folder the dataset
   * @param options choose a part of it
   * @param probe looks at a video that holds the frames
   * @return the dataset, checked in full; its frames may have no image
   * @throws AccuracyException with everything that is wrong with it, the first fifty in full
   */
  public static Dataset readLabels(Path folder, DatasetOptions options, VideoProbe probe)
      throws AccuracyException {
    return DatasetFolders.read(folder, options, PictureDemand.notNeeded(probe));
  }

  /**
   * Reads detections in COCO's form of results: an array of {@code image_id}, {@code category_id},
   * {@code bbox}, {@code score}.
   *
   * @param file a JSON file
   * @param dataset a dataset with category numbers
   * @return the detections
   * @throws AccuracyException with everything that is wrong with the file
   */
  public static DatasetDetections readDetections(Path file, Dataset dataset)
      throws AccuracyException {
    return DetectionFile.read(file, dataset);
  }

  /**
   * Reads tracks in the form of the MOTChallenge: rows of frame, id, left, top, width, height,
   * confidence.
   *
   * @param file a text file
   * @param dataset a sequence
   * @return the tracks
   * @throws AccuracyException with everything that is wrong with the file
   */
  public static DatasetDetections readTracks(Path file, Dataset dataset) throws AccuracyException {
    return TrackFile.read(file, dataset);
  }

  /**
   * Reads detections in the form of the MOTChallenge, as trackers take them: rows of frame, id,
   * left, top, width, height, confidence, in any order. The ids are -1, and are not looked at.
   *
   * @param file a text file
   * @return its rows in their order
   * @throws AccuracyException with everything that is wrong with the file
   */
  public static List<SequenceDetection> readSequenceDetections(Path file) throws AccuracyException {
    return SequenceDetectionFile.read(file);
  }
}
