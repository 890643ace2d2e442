package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels that are of another camera than the pictures beside them are refused. */
class OtherCameraTest {

  private static final String INSIDE = "1,1,10,10,20,20,1,1,1";

  @TempDir private Path temporary = Path.of("");
  private DatasetFolder folder = new DatasetFolder(temporary);

  @BeforeEach
  void takePictures() throws Exception {
    folder = new DatasetFolder(temporary).image("img1/000001.png").image("img1/000002.png");
  }

  @Test
  void boxesOutsideOfTheirPicturesAreOfALargerPicture() throws Exception {
    folder.file("gt/gt.txt", INSIDE, "2,1,900,500,20,20,1,1,1");
    assertThat(folder.mistakes()).containsExactly("NUN-4122 ");
  }

  @Test
  void theSameHoldsForImages() throws Exception {
    DatasetFolder images =
        new DatasetFolder(temporary.resolve("coco"))
            .coco("{\"id\": 1, \"image_id\": 2, \"category_id\": 3, \"bbox\": [64, 2, 30, 40]}");
    assertThat(images.mistakes()).containsExactly("NUN-4122 ");
  }

  @Test
  void someoneWhoLeavesMayBeOutside() throws Exception {
    String[] rows = new String[40];
    for (int id = 0; id < rows.length; id++) {
      rows[id] = "%d,%d,%d,1,8,8,1,1,1".formatted(1 + id % 2, id, id == 7 ? 64 : id);
    }
    folder.file("gt/gt.txt", rows);
    assertThat(folder.mistakes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"imWidth=1920", "imHeight=1080", "seqLength=750"})
  void aDescriptionOfOtherPicturesIsRefused(String line) throws Exception {
    folder.file("gt/gt.txt", INSIDE).file("seqinfo.ini", "[Sequence]", line);
    assertThat(folder.mistakes()).containsExactly("NUN-4122 /seqinfo.ini");
  }

  @Test
  void aDescriptionOfThesePicturesIsNot() throws Exception {
    folder
        .file("gt/gt.txt", INSIDE)
        .file("seqinfo.ini", "[Sequence]", "seqLength=2", "imWidth=64", "imHeight=48");
    assertThat(folder.mistakes()).isEmpty();
  }
}
