package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.report.AccuracyOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake in labels is said with its file and line, all of them at once. */
class BadLabelsTest {

  private static final String GOOD =
      "{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 30, 40]}";

  @TempDir private Path temporary = Path.of("");
  private DatasetFolder folder = new DatasetFolder(temporary);

  @BeforeEach
  void takeFolder() {
    folder = new DatasetFolder(temporary);
  }

  @Test
  void allMistakesOfCocoLabelsAreSaidAtOnce() throws IOException {
    folder.coco(
        GOOD,
        "{\"id\": 2, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, -30, 40]}",
        "{\"id\": 3, \"image_id\": 9, \"category_id\": 1, \"bbox\": [1, 2, 30, 40]}",
        "{\"id\": 4, \"image_id\": 1, \"category_id\": 7, \"bbox\": [1, 2, 30, 40]}",
        "{\"id\": 5, \"image_id\": 1, \"category_id\": 1, \"bbox\": [NaN, 2, 30, 40]}",
        "{\"id\": 1, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 30, 40]}",
        "{\"id\": 6, \"image_id\": 1, \"category_id\": 1}",
        "{\"id\": 7, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 30]}",
        "{\"id\": 8, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 3, 0]}",
        "{\"id\": 9, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 3, 4], \"iscrowd\": 2}",
        "{\"id\": 0.5, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 3, 4], \"area\": -1}");

    assertThat(folder.mistakes())
        .containsExactly(
            "NUN-4105 /instances.json:6, annotations[1]",
            "NUN-4106 /instances.json:7, annotations[2]",
            "NUN-4106 /instances.json:8, annotations[3]",
            "NUN-4105 /instances.json:9, annotations[4]",
            "NUN-4107 /instances.json:10, annotations[5]",
            "NUN-4104 /instances.json:11, annotations[6]",
            "NUN-4105 /instances.json:12, annotations[7]",
            "NUN-4105 /instances.json:13, annotations[8]",
            "NUN-4105 /instances.json:14, annotations[9]",
            "NUN-4105 /instances.json:15, annotations[10]",
            "NUN-4105 /instances.json:15, annotations[10]");
  }

  @Test
  void imagesAndCategoriesAreCheckedToo() throws IOException {
    folder
        .image("images/a.png")
        .file(
            "instances.json",
            "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\", \"width\": 64, \"height\": 48},",
            " {\"id\": 1, \"file_name\": \"a.png\", \"width\": 64, \"height\": 48},",
            " {\"id\": 2, \"file_name\": \"gone.png\", \"width\": 64, \"height\": 48},",
            " {\"id\": 3, \"file_name\": \"a.png\", \"width\": 0, \"height\": 48}],",
            "\"categories\": [{\"id\": 1, \"name\": \"person\"}, {\"id\": 1, \"name\": \"car\"},",
            " {\"id\": 2, \"name\": \"car\"}]}");

    assertThat(folder.mistakes())
        .containsExactly(
            "NUN-4107 /instances.json:5, categories[1]",
            "NUN-4107 /instances.json:6, categories[2]",
            "NUN-4107 /instances.json:2, images[1]",
            "NUN-4108 /instances.json:3, images[2]",
            "NUN-4105 /instances.json:4, images[3]",
            "NUN-4104 /instances.json");
  }

  @Test
  void brokenJsonIsSaidWithItsLine() throws IOException {
    folder.file("instances.json", "{\"images\": [", " {\"id\": 1,, }", "]}");
    assertThat(folder.mistakes()).containsExactly("NUN-4103 /instances.json:2");
  }

  @Test
  void cutJsonIsSaid() throws IOException {
    folder.file("instances.json", "{\"images\": [{\"id\": 1}");
    assertThat(folder.mistakes()).singleElement().asString().startsWith("NUN-4103");
  }

  @Test
  void hugeJsonIsRefusedBeforeItIsRead() throws IOException {
    folder.file("instances.json", "{");
    try (RandomAccessFile file =
        new RandomAccessFile(temporary.resolve("instances.json").toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    assertThat(folder.mistakes()).containsExactly("NUN-4110 /instances.json");
  }

  @Test
  void longListsOfMistakesAreCutAndCounted() throws IOException {
    String bad = "{\"id\": %d, \"image_id\": 9, \"category_id\": 1, \"bbox\": [1, 2, 3, 4]}";
    String[] annotations = new String[80];
    for (int i = 0; i < annotations.length; i++) {
      annotations[i] = bad.formatted(i);
    }
    List<String> mistakes = folder.coco(annotations).mistakes();
    assertThat(mistakes).hasSize(51);
    assertThat(mistakes.get(50)).startsWith("NUN-4111");
  }

  @Test
  void allMistakesOfASequenceAreSaidAtOnce() throws IOException {
    folder
        .file("film.mp4")
        .file(
            "gt/gt.txt",
            "1,1,1,2,30,40,1,-1,-1,-1",
            "1,1,1,2,30,40,1,-1,-1,-1",
            "2,1,1,2,-30,40,1,-1,-1,-1",
            "3,1,1,2,NaN,40,1,-1,-1,-1",
            "11,1,1,2,30,40,1,-1,-1,-1",
            "4,1,1,2,30",
            "5,one,1,2,30,40,1,-1,-1,-1",
            "0,1,1,2,30,40,1,-1,-1,-1",
            "6,1,1,2,30,40,7,-1,-1,-1",
            "7,1,1,2,30,40,1,99,1,-1");

    assertThat(folder.mistakes())
        .containsExactly(
            "NUN-4103 /gt/gt.txt:6",
            "NUN-4103 /gt/gt.txt:7",
            "NUN-4107 /gt/gt.txt:2",
            "NUN-4105 /gt/gt.txt:3",
            "NUN-4105 /gt/gt.txt:4",
            "NUN-4105 /gt/gt.txt:8",
            "NUN-4105 /gt/gt.txt:9",
            "NUN-4109 /gt/gt.txt:5",
            "NUN-4106 /gt/gt.txt:10");
  }

  @Test
  void aSequenceWithAGapIsRefused() throws IOException {
    folder
        .image("img1/000001.png")
        .image("img1/000003.png")
        .file("gt/gt.txt", "1,1,1,2,30,40,1,-1,-1,-1");
    assertThat(folder.mistakes()).containsExactly("NUN-4108 /img1");
  }

  @Test
  void allMistakesOfYoloLabelsAreSaidAtOnce() throws IOException {
    folder
        .image("images/a.png")
        .file("classes.txt", "person", "car")
        .file(
            "labels/a.txt",
            "0 0.5 0.5 0.2 0.2",
            "2 0.5 0.5 0.2 0.2",
            "0 0.5 0.5 -0.2 0.2",
            "0 30 0.5 0.2 0.2",
            "0 0.5 0.5 0.2")
        .file("labels/gone.txt", "0 0.5 0.5 0.2 0.2");

    assertThat(folder.mistakes())
        .containsExactly(
            "NUN-4108 /labels/gone.txt",
            "NUN-4106 /labels/a.txt:2",
            "NUN-4105 /labels/a.txt:3",
            "NUN-4105 /labels/a.txt:4",
            "NUN-4103 /labels/a.txt:5");
  }

  @Test
  void allMistakesOfVocLabelsAreSaidAtOnce() throws IOException {
    folder
        .image("JPEGImages/a.png")
        .image("JPEGImages/b.png")
        .file(
            "Annotations/a.xml",
            "<annotation>",
            "<object><name>person</name>",
            "<bndbox><xmin>9</xmin><ymin>1</ymin><xmax>3</xmax><ymax>9</ymax></bndbox></object>",
            "<object><bndbox><xmin>1</xmin></bndbox></object>",
            "<object><name>car</name><bndbox><xmin>1</xmin></bndbox></object>",
            "</annotation>")
        .file("Annotations/b.xml", "<annotation>", "<object>");

    assertThat(folder.mistakes())
        .containsExactly(
            "NUN-4105 /Annotations/a.xml:2",
            "NUN-4104 /Annotations/a.xml:4",
            "NUN-4104 /Annotations/a.xml:5",
            "NUN-4103 /Annotations/b.xml:2");
  }

  @Test
  void anXmlFileReadsNoOtherFile() throws IOException {
    folder
        .image("JPEGImages/a.png")
        .file("secret.txt", "person")
        .file(
            "Annotations/a.xml",
            "<!DOCTYPE a [<!ENTITY s SYSTEM \"" + temporary.resolve("secret.txt").toUri() + "\">]>",
            "<annotation><object><name>&s;</name><bndbox><xmin>1</xmin><ymin>1</ymin>",
            "<xmax>3</xmax><ymax>9</ymax></bndbox></object></annotation>");
    assertThat(folder.mistakes()).isNotEmpty();
  }

  @Test
  void mistakesInDetectionsAreSaidAtOnce() throws Exception {
    Dataset dataset = folder.coco(GOOD).read();
    folder.file(
        "found.json",
        "[{\"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 3, 4], \"score\": 0.5},",
        "{\"image_id\": 5, \"category_id\": 1, \"bbox\": [1, 2, 3, 4], \"score\": 0.5},",
        "{\"image_id\": 1, \"category_id\": 5, \"bbox\": [1, 2, 3, 4], \"score\": 0.5},",
        "{\"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 3, 4], \"score\": 1.5},",
        "{\"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 3, -4], \"score\": 0.5}]");
    Path file = temporary.resolve("found.json");

    assertThat(folder.mistakesOf(() -> Datasets.readDetections(file, dataset)))
        .containsExactly(
            "NUN-4106 /found.json:2, [1]",
            "NUN-4106 /found.json:3, [2]",
            "NUN-4105 /found.json:4, [3]",
            "NUN-4105 /found.json:5, [4]");
  }

  @Test
  void tracksOfFramesThatDoNotExistAreRefused() throws Exception {
    Dataset dataset = folder.file("film.mp4").file("gt/gt.txt", "1,1,1,2,30,40,1,-1,-1,-1").read();
    folder.file("tracks.txt", "1,1,1,2,30,40,0.5,-1,-1,-1", "11,1,1,2,30,40,0.5,-1,-1,-1");
    Path file = temporary.resolve("tracks.txt");

    assertThat(folder.mistakesOf(() -> Datasets.readTracks(file, dataset)))
        .containsExactly("NUN-4109 /tracks.txt:2");
  }

  @Test
  void aFolderOfNoOrTwoFormsIsRefused() throws IOException {
    assertThat(folder.mistakes()).containsExactly("NUN-4101 ");
    folder.coco(GOOD).file("gt/gt.txt", "1,1,1,2,30,40,1,-1,-1,-1");
    assertThat(folder.mistakes()).containsExactly("NUN-4101 ");
  }

  @Test
  void nothingToCompareIsNoResult() throws IOException {
    assertThat(folder.coco().mistakes()).containsExactly("NUN-4112 ");
  }

  @Test
  void optionsThatFitNothingAreRefused() throws IOException {
    folder.coco(GOOD);
    assertThat(
            folder.mistakesOf(
                () -> folder.read(DatasetOptions.builder().labels(List.of("dog")).build())))
        .containsExactly("NUN-4114 ", "NUN-4112 ");
    assertThat(folder.mistakesOf(() -> folder.read(DatasetOptions.builder().frames(3, 99).build())))
        .containsExactly("NUN-4112 ");
  }

  @Test
  void aLabelCannotHaveTheNameOfAFigure() throws Exception {
    Dataset dataset =
        folder
            .coco(GOOD)
            .read(DatasetOptions.builder().labelMapping(Map.of("person", "AP")).build());
    DatasetDetections nothing =
        new DatasetDetections(List.of(List.of(), List.of()), Optional.empty());
    assertThat(folder.mistakesOf(() -> Accuracy.measure(dataset, nothing, AccuracyOptions.USUAL)))
        .containsExactly("NUN-4113 ");
  }
}
