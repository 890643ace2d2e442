package io.nunchi.cli.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.accuracy.Datasets;
import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.cli.testing.PictureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table "Labelled pictures" of {@code docs/media.md}: pictures of 64x48 pixels, shown so. */
class LabelledPicturesTest {

  private static final String STORED_PIXELS = "NUN-4119";

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8})
  void cocoGivesTheSizeOfUprightPictures(int orientation) throws Exception {
    coco(List.of(new CocoImage("a.jpg", orientation, 64, 48)));

    assertUpright(read());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8})
  void cocoWithStoredSizesIsRefused(int orientation) throws Exception {
    coco(List.of(new CocoImage("a.jpg", orientation, 48, 64)));

    assertRefused("a.jpg", "stored size, 48x64", "orientation (" + orientation + ")");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void cocoIsRefusedWhereNoSizeTells(int orientation) throws Exception {
    coco(
        List.of(
            new CocoImage("a.jpg", orientation, 64, 48), new CocoImage("plain.jpg", 1, 64, 48)));

    assertRefused("a.jpg", "no size that tells", "orientation (" + orientation + ")");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void anotherPictureTellsForThoseWhoseSizeDoesNot(int orientation) throws Exception {
    coco(List.of(new CocoImage("a.jpg", orientation, 64, 48), new CocoImage("b.jpg", 6, 64, 48)));

    assertUpright(read());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void yoloLabelsAreOfUprightPictures(int orientation) throws Exception {
    picture(folder.resolve("images/a.jpg"), orientation);
    write("classes.txt", "person\n");
    write("labels/a.txt", "0 0.5 0.5 0.25 0.5\n");

    Dataset dataset = read();

    assertUpright(dataset);
    assertThat(dataset.frames().get(0).truth().get(0).box().width()).isEqualTo(16);
  }

  @Test
  void vocGivesTheSizeOfUprightPictures() throws Exception {
    voc("<size><width>64</width><height>48</height></size>");

    assertUpright(read());
  }

  @Test
  void vocWithStoredSizesIsRefused() throws Exception {
    voc("<size><width>48</width><height>64</height></size>");

    assertRefused("a.jpg", "stored size, 48x64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<size><width>0</width><height>0</height></size>"})
  void vocWithoutSizesIsRefused(String size) throws Exception {
    voc(size);

    assertRefused("a.jpg", "no size that tells");
  }

  @Test
  void motFramesWithAnOrientationAreRefused() throws Exception {
    picture(folder.resolve("img1/000001.jpg"), 1);
    picture(folder.resolve("img1/000002.jpg"), 3);
    write("gt/gt.txt", "1,1,10,10,5,5,1,-1,-1,-1\n");

    assertRefused("000002.jpg", "no size that tells");
  }

  @Test
  void aMotSequenceGivesTheSizeOfUprightPictures() throws Exception {
    picture(folder.resolve("img1/000001.jpg"), 6);
    picture(folder.resolve("img1/000002.jpg"), 3);
    write("gt/gt.txt", "1,1,10,10,5,5,1,-1,-1,-1\n");
    write("seqinfo.ini", "[Sequence]\nimWidth=64\nimHeight=48\n");

    assertUpright(read());
  }

  private record CocoImage(String name, int orientation, int width, int height) {

    String json(int id) {
      return "{\"id\": %d, \"file_name\": \"%s\", \"width\": %d, \"height\": %d}"
          .formatted(id, name, width, height);
    }
  }

  private void coco(List<CocoImage> images) throws IOException {
    List<String> entries = new ArrayList<>();
    for (CocoImage image : images) {
      picture(folder.resolve("images").resolve(image.name()), image.orientation());
      entries.add(image.json(entries.size() + 1));
    }
    write(
        "instances.json",
        "{\"images\": ["
            + String.join(", ", entries)
            + "], \"categories\": [{\"id\": 1, \"name\": \"person\"}], \"annotations\": "
            + "[{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 10, 20]}]}");
  }

  private void voc(String size) throws IOException {
    picture(folder.resolve("JPEGImages/a.jpg"), 6);
    write(
        "Annotations/a.xml",
        "<annotation>"
            + size
            + "<object><name>person</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax>"
            + "<ymax>9</ymax></bndbox></object></annotation>");
  }

  private static void picture(Path file, int orientation) throws IOException {
    byte[] stored =
        PictureFiles.jpeg(PictureFiles.stored(PictureFiles.tiles(16), orientation), false);
    Files.createDirectories(file.getParent());
    Files.write(file, PictureFiles.withOrientation(stored, orientation));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Dataset read() throws AccuracyException {
    return Datasets.read(folder, DatasetOptions.ALL, DatasetFrames::probe);
  }

  private static void assertUpright(Dataset dataset) throws CliException {
    try (DatasetFrames frames = DatasetFrames.open(dataset)) {
      for (LabelledFrame labelled : dataset.frames()) {
        assertThat(labelled.width()).isEqualTo(64);
        assertThat(labelled.height()).isEqualTo(48);
        SourceFrame.Decoded frame = Objects.requireNonNull(frames.next());
        int lastTile = 40 * frame.picture().planes().get(0).stride() + 56 * 3;
        assertThat(frame.picture().memory(0).get(lastTile) & 0xff).isBetween(192, 208);
        frame.picture().release();
      }
    }
  }

  private void assertRefused(String picture, String... found) {
    assertThatExceptionOfType(AccuracyException.class)
        .isThrownBy(this::read)
        .satisfies(
            refusal -> {
              assertThat(refusal.problems()).hasSize(1);
              assertThat(refusal.problems().get(0).code()).isEqualTo(STORED_PIXELS);
              assertThat(refusal.problems().get(0).toString()).contains(picture).contains(found);
            });
  }
}
