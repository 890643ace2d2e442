package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.failure.AccuracyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Detections that were found elsewhere are measured without the pictures. */
class LabelsWithoutPicturesTest {

  private static final String[] INFO = {"seqLength=3", "imWidth=640", "imHeight=480"};

  @TempDir private Path temporary = Path.of("");
  private DatasetFolder folder = new DatasetFolder(temporary);

  @BeforeEach
  void takeFolder() {
    folder = new DatasetFolder(temporary);
  }

  @Test
  void aSequenceNeedsItsDescriptionOnly() throws Exception {
    folder
        .file("gt/gt.txt", "3,1,1,2,30,40,1,1,1")
        .file("seqinfo.ini", "[Sequence]", "frameRate = 30", INFO[0], INFO[1], INFO[2]);
    Dataset dataset = readLabels();
    assertThat(dataset.frames()).hasSize(3);
    assertThat(dataset.frames()).extracting(LabelledFrame::width).containsOnly(640);
    assertThat(dataset.frames()).extracting(LabelledFrame::height).containsOnly(480);
    assertThat(dataset.frameRate()).hasValue(30);
  }

  @Test
  void imagesOrAVideoSayTheSizeWhereTheDescriptionDoesNot() throws Exception {
    folder.file("gt/gt.txt", "1,1,1,2,30,40,1,1,1").file("seqinfo.ini", "seqLength=1");
    folder.image("img1/000001.png");
    assertThat(readLabels().frames()).extracting(LabelledFrame::width).containsExactly(64);
  }

  @ParameterizedTest
  @CsvSource({"0,seqLength", "1,imWidth", "2,imHeight"})
  void aKeyThatIsMissingIsNamed(int left, String key) throws Exception {
    String[] info = INFO.clone();
    info[left] = "";
    folder.file("gt/gt.txt", "1,1,1,2,30,40,1,1,1").file("seqinfo.ini", info);
    assertThatThrownBy(this::readLabels)
        .isInstanceOf(AccuracyException.class)
        .hasMessageContaining("NUN-4108")
        .hasMessageContaining("seqinfo.ini lacks [" + key + "]");
  }

  @Test
  void nothingSaysTheSize() throws Exception {
    folder.file("gt/gt.txt", "1,1,1,2,30,40,1,1,1");
    assertThatThrownBy(this::readLabels)
        .hasMessageContaining("nothing says how large the frames are")
        .hasMessageContaining("no seqinfo.ini");
  }

  @ParameterizedTest
  @CsvSource({"imWidth=wide", "imWidth=0", "seqLength=1.5", "seqLength=-1", "imHeight=NaN"})
  void anImpossibleValueIsRefusedWithItsLine(String line) throws Exception {
    folder
        .file("gt/gt.txt", "1,1,1,2,30,40,1,1,1")
        .file("seqinfo.ini", INFO[0], INFO[1], INFO[2], line);
    assertThatThrownBy(this::readLabels)
        .hasMessageContaining("NUN-4105")
        .hasMessageContaining("seqinfo.ini:4");
  }

  @Test
  void anAnalyzerStillNeedsThePictures() throws Exception {
    folder.file("gt/gt.txt", "1,1,1,2,30,40,1,1,1").file("seqinfo.ini", INFO);
    assertThat(folder.mistakes()).containsExactly("NUN-4108 ");
  }

  @Test
  void cocoNeedsItsFileOnly() throws Exception {
    folder.coco("{\"id\": 1, \"image_id\": 2, \"category_id\": 3, \"bbox\": [1, 2, 30, 40]}");
    Files.delete(temporary.resolve("images/a.png"));
    Files.delete(temporary.resolve("images/b.png"));
    folder.file(
        "found.json",
        "[{\"image_id\": 2, \"category_id\": 3, \"bbox\": [1, 2, 30, 40], \"score\": 0.5}]");
    Dataset dataset = readLabels();
    DatasetDetections found = Datasets.readDetections(temporary.resolve("found.json"), dataset);
    assertThat(dataset.frames()).extracting(LabelledFrame::width).containsOnly(64);
    assertThat(dataset.frames()).allMatch(frame -> frame.image().isEmpty());
    assertThat(found.frames().get(1)).hasSize(1);
    assertThat(folder.mistakes()).hasSize(3).allMatch(mistake -> mistake.startsWith("NUN-410"));
  }

  private Dataset readLabels() throws AccuracyException {
    return Datasets.readLabels(temporary, DatasetOptions.ALL, DatasetFolder.TEN_FRAMES);
  }
}
