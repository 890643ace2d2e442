package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.Leniency;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.Tolerated;
import io.nunchi.accuracy.data.TruthBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** YOLO datasets as Ultralytics, Roboflow and annotation tools write them. */
class YoloDatasetTest {

  private static final DatasetOptions STRICT = DatasetOptions.builder().strict(true).build();

  @TempDir private Path temporary = Path.of("");
  private DatasetFolder folder = new DatasetFolder(temporary);

  @BeforeEach
  void takeFolder() {
    folder = new DatasetFolder(temporary);
  }

  @Test
  void readsTheSubsetsOfDataYaml() throws Exception {
    folder
        .image("images/train/t.png")
        .image("images/val/a.png")
        .image("images/val/deeper/b.png")
        .file(
            "data.yaml",
            "# comment",
            "path: .",
            "train: images/train",
            "val: images/val",
            "test:",
            "names:",
            "  0: person",
            "  2: car",
            "download: |",
            "  echo never read")
        .file("labels/train/t.txt", "0 0.5 0.5 0.25 0.5")
        .file("labels/val/a.txt", "2 0.5 0.5 0.25 0.5", "")
        .file("labels/val/deeper/b.txt", "0 0.25 0.5 0.25 0.5")
        .file("labels/val.cache", "binary");

    Dataset dataset = folder.read();

    assertThat(dataset.name()).endsWith(" val");
    assertThat(dataset.labels()).containsExactly("car", "person");
    assertThat(dataset.categoryLabels()).isEqualTo(Map.of(0L, "person", 2L, "car"));
    assertThat(dataset.frames())
        .extracting(LabelledFrame::name)
        .containsExactly("a.png", "deeper/b.png");
    assertThat(dataset.frames().get(0).truth())
        .extracting(TruthBox::label, TruthBox::box)
        .containsExactly(tuple("car", new PixelBox(24, 12, 16, 24)));
    assertThat(dataset.tolerated()).isEmpty();
    assertThat(folder.read(DatasetOptions.builder().subset("train").build()).frames())
        .extracting(LabelledFrame::name)
        .containsExactly("t.png");
    assertThat(
            folder.mistakesOf(() -> folder.read(DatasetOptions.builder().subset("test").build())))
        .containsExactly("NUN-4114 /data.yaml");
  }

  @Test
  void readsRoboflowsFoldersAndNamesAsAList() throws Exception {
    Dataset dataset =
        folder
            .image("valid/images/a.png")
            .file("valid/labels/a.txt", "1 0.5 0.5 0.25 0.5")
            .file(
                "data.yaml",
                "train: ../train/images",
                "val: ../valid/images",
                "nc: 2",
                "names: ['person', \"traffic light\"]")
            .read();

    assertThat(dataset.frames().get(0).truth())
        .extracting(TruthBox::label)
        .containsExactly("traffic light");
    assertThat(tolerated(dataset)).isEqualTo(Map.of(Leniency.MOVED_FOLDER, 1L));
  }

  @Test
  void aPathOfAnotherMachineIsLookedForBesideTheDescription() throws Exception {
    Dataset dataset =
        folder
            .image("images/a.png")
            .file("labels/a.txt", "0 0.5 0.5 0.25 0.5")
            .file("coco8.yaml", "path: /content/datasets/coco8", "train: images", "names: [person]")
            .read();

    assertThat(dataset.countedBoxes()).isEqualTo(1);
    assertThat(tolerated(dataset)).containsOnlyKeys(Leniency.MOVED_FOLDER);
  }

  @Test
  void imagesMayBeListedInAFile() throws Exception {
    Dataset dataset =
        folder
            .image("images/a.png")
            .image("images/b.png")
            .file("labels/a.txt", "0 0.5 0.5 0.25 0.5")
            .file("labels/b.txt", "0 0.5 0.5 0.25 0.5")
            .file("val.txt", "./images/b.png", "")
            .file("data.yaml", "val: val.txt", "names: [person]")
            .read();

    assertThat(dataset.frames()).extracting(LabelledFrame::name).containsExactly("./images/b.png");
    folder.file("val.txt", "./images/gone.png", "./images/a.png");
    assertThat(folder.mistakes()).containsExactly("NUN-4108 /val.txt:1");
  }

  @Test
  void mistakesInDataYamlAreSaid() throws Exception {
    folder
        .image("images/a.png")
        .file("labels/a.txt", "1 0.5 0.5 0.25 0.5")
        .file("data.yaml", "val: images", "names: {0: person, one: car}", "nc: 0");
    assertThat(folder.mistakes())
        .containsExactly("NUN-4105 /data.yaml", "NUN-4105 /data.yaml", "NUN-4106 /labels/a.txt:1");
    folder.file("data.yaml", "val: images", "\tnames: [person");
    assertThat(folder.mistakes()).singleElement().asString().startsWith("NUN-4103 /data.yaml:");
    folder.file("data.yaml", "val: images", "names: [person]", "names: [car]");
    assertThat(folder.mistakes()).singleElement().asString().startsWith("NUN-4103 /data.yaml:");
    folder.file("data.yaml", "val: nowhere");
    assertThat(folder.mistakes()).containsExactly("NUN-4104 /data.yaml", "NUN-4108 /data.yaml");
  }

  @Test
  void backgroundsDoubledRowsAndRoundingAreToleratedAndCounted() throws Exception {
    folder
        .image("images/a.png")
        .image("images/background.png")
        .file("classes.txt", "person", "car")
        .file(
            "labels/a.txt",
            "0 0.5 0.5 0.25 0.5",
            "0.0 0.50 0.5 0.25 0.5",
            "1 1.0004 0.5 0.25 -0.0",
            "1 1.0004 0.5 0.25 0.5",
            "1 0.5 0.5 1.0004 1")
        .file("labels/classes.txt", "not read");
    assertThat(folder.mistakes()).containsExactly("NUN-4105 /labels/a.txt:3");
    folder.file(
        "labels/a.txt",
        "0 0.5 0.5 0.25 0.5",
        "0.0 0.50 0.5 0.25 0.5",
        "1 1.0004 0.5 0.25 0.5",
        "1 0.5 0.5 1.0004 1");

    Dataset dataset = folder.read();

    assertThat(dataset.frames()).hasSize(2);
    assertThat(dataset.frames().get(0).truth())
        .extracting(TruthBox::box)
        .containsExactly(
            new PixelBox(24, 12, 16, 24), new PixelBox(56, 12, 16, 24), new PixelBox(0, 0, 64, 48));
    assertThat(tolerated(dataset))
        .isEqualTo(
            Map.of(Leniency.BACKGROUND_IMAGE, 1L, Leniency.DOUBLED_ROW, 1L, Leniency.CLAMPED, 2L));
    assertThat(dataset.tolerated().get(1).places()).singleElement().asString().endsWith("a.txt:2");
  }

  @Test
  void strictReadingRefusesEachLeniency() throws Exception {
    folder
        .image("images/a.png")
        .image("images/background.png")
        .file("classes.txt", "person", "", "person")
        .file(
            "labels/a.txt",
            "0 0.5 0.5 0.25 0.5",
            "0 0.5 0.5 0.25 0.5",
            "0 0.1 0.1 0.2 0.1 1.004 0.3");

    assertThat(folder.read().countedBoxes()).isEqualTo(2);
    assertThat(folder.mistakesOf(() -> folder.read(STRICT)))
        .containsExactly(
            "NUN-4115 /images/background.png",
            "NUN-4115 /labels/a.txt:2",
            "NUN-4115 /labels/a.txt:3",
            "NUN-4115 /labels/a.txt:3",
            "NUN-4115 /classes.txt:2",
            "NUN-4115 /classes.txt:3");
  }

  @Test
  void coordinatesFarOutsideAndPixelsAreMistakes() throws Exception {
    folder
        .image("images/a.png")
        .file("classes.txt", "person")
        .file("labels/a.txt", "0 1.02 0.5 0.2 0.2", "0 -0.3 0.5 0.2 0.2", "0 320 240 50 50");
    assertThat(folder.mistakes())
        .containsExactly(
            "NUN-4105 /labels/a.txt:1", "NUN-4105 /labels/a.txt:2", "NUN-4105 /labels/a.txt:3");
  }

  @Test
  void outlinesAndKeypointsCountAsBoxes() throws Exception {
    folder
        .image("images/a.png")
        .file("data.yaml", "val: images", "names: [person]")
        .file("labels/a.txt", "0 0.25 0.25 0.75 0.25 0.75 0.5 0.25 0.5", "0 0.5 0.5 0.25 0.5");
    Dataset outlines = folder.read();
    assertThat(outlines.frames().get(0).truth())
        .extracting(TruthBox::box)
        .containsExactly(new PixelBox(16, 12, 32, 12), new PixelBox(24, 12, 16, 24));
    assertThat(tolerated(outlines)).isEqualTo(Map.of(Leniency.OUTLINE, 1L));

    folder
        .file("data.yaml", "val: images", "names: [person]", "kpt_shape: [2, 3]")
        .file("labels/a.txt", "0 0.5 0.5 0.25 0.5 0.4 0.4 2 0.6 0.6 1");
    Dataset poses = folder.read();
    assertThat(poses.frames().get(0).truth())
        .extracting(TruthBox::box)
        .containsExactly(new PixelBox(24, 12, 16, 24));
    assertThat(tolerated(poses)).isEqualTo(Map.of(Leniency.KEYPOINTS, 1L));

    folder.file("labels/a.txt", "0 0.5 0.5 0.25 0.5 0.4 0.4 2");
    assertThat(folder.mistakes()).containsExactly("NUN-4103 /labels/a.txt:1");
  }

  @Test
  void aWindowsEditorChangesNoFigure() throws Exception {
    folder.image("images/a.png");
    Path labels = temporary.resolve("labels");
    Files.createDirectories(labels);
    Files.write(
        temporary.resolve("classes.txt"),
        "\uFEFFperson\r\ncar\r\n".getBytes(StandardCharsets.UTF_16LE));
    Files.writeString(
        labels.resolve("a.txt"), "\uFEFF0 0.5  0.5 0.25 0.5 \r\n\r\n1\t0.5 0.5 1 1\r\n");

    Dataset dataset = folder.read(STRICT);

    assertThat(dataset.labels()).containsExactly("car", "person");
    assertThat(dataset.frames().get(0).truth())
        .extracting(TruthBox::label)
        .containsExactly("person", "car");
  }

  @Test
  void anImageThatCannotBeReadIsNotLeftOutSilently() throws IOException {
    folder
        .image("images/a.png")
        .file("images/b.webp", "not read")
        .file("classes.txt", "person")
        .file("labels/a.txt", "0 0.5 0.5 0.25 0.5");
    assertThat(folder.mistakes()).containsExactly("NUN-4108 /images/b.webp");
  }

  private static Map<Leniency, Long> tolerated(Dataset dataset) {
    return dataset.tolerated().stream()
        .collect(Collectors.toMap(Tolerated::leniency, Tolerated::count));
  }
}
