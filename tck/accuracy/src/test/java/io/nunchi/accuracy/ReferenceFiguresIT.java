package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures are those of pycocotools and TrackEval, on real footage. */
class ReferenceFiguresIT {

  @Test
  void cocoFiguresEqualThoseOfPycocotools() throws Exception {
    Path folder = TestData.folder("coco-val");
    Dataset dataset = Datasets.read(folder, DatasetOptions.ALL, TestData.NO_DECODER);
    DatasetDetections detections =
        Datasets.readDetections(folder.resolve("reference/yolox_nano.json"), dataset);

    AccuracyReport report = Accuracy.measure(dataset, detections, AccuracyOptions.USUAL);

    assertThat(dataset.frames()).hasSize(94);
    TestData.assertEqualToReference(
        report.document(), folder.resolve("reference/yolox_nano.metrics.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "footage/PETS09-S2L1",
        "footage/PETS09-S3-MF1",
        "mot17/MOT17-02",
        "mot17/MOT17-04",
        "mot17/MOT17-09",
        "mot17/MOT17-11",
        "mot17/MOT17-13"
      })
  void trackingFiguresEqualThoseOfTrackEval(String sequence) throws Exception {
    Path folder = TestData.folder(sequence);
    Dataset dataset = Datasets.readLabels(folder, DatasetOptions.ALL, TestData.NO_DECODER);
    DatasetDetections detections =
        Datasets.readTracks(folder.resolve("reference/tracker.txt"), dataset);

    AccuracyReport report = Accuracy.measure(dataset, detections, AccuracyOptions.USUAL);

    TestData.assertEqualToReference(report.document(), folder.resolve("reference/trackeval.json"));
  }
}
