package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.Leniency;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.Tolerated;
import io.nunchi.accuracy.data.TruthBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {

  @TempDir private Path temporary = Path.of("");
  private DatasetFolder folder = new DatasetFolder(temporary);

  @BeforeEach
  void takeFolder() {
    folder = new DatasetFolder(temporary);
  }

  @Test
  void readsCoco() throws Exception {
    Dataset dataset =
        folder
            .coco(
                "{\"id\": 1, \"image_id\": 2, \"category_id\": 3, \"bbox\": [1, 2, 30, 40],"
                    + " \"area\": 700, \"segmentation\": [[1, 2, 3, 4, 5, 6]]}",
                "{\"id\": 2, \"image_id\": 2, \"category_id\": 1, \"bbox\": [1, 2, 3, 4],"
                    + " \"iscrowd\": 1}")
            .read();

    assertThat(dataset.labels()).containsExactly("car", "person");
    assertThat(dataset.isSequence()).isFalse();
    assertThat(dataset.frames().get(0).truth()).isEmpty();
    assertThat(dataset.frames().get(1).truth())
        .containsExactly(
            new TruthBox(
                "car",
                new PixelBox(1, 2, 30, 40),
                700,
                TruthBox.Kind.COUNTED,
                OptionalLong.empty()),
            new TruthBox(
                "person",
                new PixelBox(1, 2, 3, 4),
                12,
                TruthBox.Kind.REGION,
                OptionalLong.empty()));
  }

  @Test
  void readsASequenceOfImages() throws Exception {
    Dataset dataset =
        folder
            .image("img1/000001.png")
            .image("img1/000002.png")
            .file("gt/gt.txt", "2,7,1,2,30,40,1,-1,-1,-1", "1,8,1,2,30,40,0,-1,-1,-1")
            .read();

    assertThat(dataset.isSequence()).isTrue();
    assertThat(dataset.labels()).containsExactly("person");
    assertThat(dataset.frames()).extracting(LabelledFrame::width).containsOnly(64);
    assertThat(dataset.frames().get(0).truth().get(0).kind()).isEqualTo(TruthBox.Kind.REGION);
    assertThat(dataset.frames().get(1).truth().get(0).trackId()).hasValue(7);
    assertThat(dataset.countedBoxes()).isEqualTo(1);
  }

  @Test
  void readsAFilmWithTheClassesOfMot16() throws Exception {
    Dataset dataset =
        folder
            .file("film.mp4")
            .file(
                "gt/gt.txt",
                "1,1,1,2,30,40,1,1,1.0",
                "1,2,1,2,30,40,1,3,1.0",
                "1,3,1,2,30,40,1,7,1.0",
                "1,4,1,2,30,40,1,9,1.0",
                "1,5,1,2,30,40,1,8,1.0")
            .read();

    assertThat(dataset.frames()).hasSize(10);
    assertThat(dataset.video()).contains(temporary.resolve("film.mp4"));
    assertThat(dataset.frames().get(0).truth())
        .extracting(box -> box.label() + " " + box.kind())
        .containsExactly(
            "person COUNTED",
            "car COUNTED",
            "person OPTIONAL",
            "occluder OTHER",
            "person OPTIONAL");
  }

  @Test
  void readsPascalVocWhosePixelsCountFromOne() throws Exception {
    Dataset dataset =
        folder
            .image("JPEGImages/a.png")
            .file(
                "Annotations/a.xml",
                "<annotation><size><width>64</width></size>",
                "<object><name>person</name><difficult>1</difficult><part><name>head</name>",
                "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></part>",
                "<bndbox><xmin>11</xmin><ymin>21</ymin><xmax>20</xmax><ymax>40</ymax></bndbox>",
                "</object><object><name>car</name>",
                "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>4</xmax><ymax>4</ymax></bndbox>",
                "</object></annotation>")
            .read();

    assertThat(dataset.frames().get(0).truth())
        .containsExactly(
            new TruthBox(
                "person",
                new PixelBox(10, 20, 10, 20),
                200,
                TruthBox.Kind.OPTIONAL,
                OptionalLong.empty()),
            new TruthBox(
                "car", new PixelBox(0, 0, 4, 4), 16, TruthBox.Kind.COUNTED, OptionalLong.empty()));
  }

  @Test
  void readsYolo() throws Exception {
    Dataset dataset =
        folder
            .image("images/a.png")
            .file("classes.txt", "person", "car", "")
            .file("labels/a.txt", "1 0.5 0.5 0.25 0.5", "")
            .read();

    assertThat(dataset.labels()).containsExactly("car", "person");
    assertThat(dataset.frames().get(0).truth())
        .extracting(TruthBox::box)
        .containsExactly(new PixelBox(24, 12, 16, 24));
  }

  @Test
  void optionsChooseLabelsSizesAndFrames() throws Exception {
    folder
        .file("film.mp4")
        .file(
            "gt/gt.txt",
            "1,1,1,2,30,40,1,3,1",
            "2,1,1,2,30,40,1,3,1",
            "2,2,1,2,5,9,1,3,1",
            "2,3,1,2,30,40,1,1,1",
            "3,1,1,2,30,40,1,5,1");
    Dataset dataset =
        folder.read(
            DatasetOptions.builder()
                .labelMapping(Map.of("car", "vehicle", "motorcycle", "vehicle"))
                .labels(List.of("vehicle"))
                .minimumSize(10)
                .frames(2, 3)
                .build());

    assertThat(dataset.labels()).containsExactly("vehicle");
    assertThat(dataset.frames()).extracting(LabelledFrame::id).containsExactly(2L, 3L);
    assertThat(dataset.frames().get(0).truth())
        .extracting(TruthBox::kind)
        .containsExactly(TruthBox.Kind.COUNTED, TruthBox.Kind.OPTIONAL, TruthBox.Kind.OTHER);
    assertThat(dataset.frames().get(1).truth())
        .extracting(TruthBox::label)
        .containsExactly("vehicle");
  }

  @Test
  void findingsOutsideTheFrameRangeAreNoMistake() throws Exception {
    Dataset dataset =
        folder
            .file("film.mp4")
            .file("gt/gt.txt", "1,1,1,2,30,40,1", "2,1,1,2,30,40,1")
            .read(DatasetOptions.builder().frames(2, 2).build());
    folder.file("tracks.txt", "1,5,1,2,30,40,0.9", "2,5,1,2,30,40,0.9", "3,5,1,2,30,40,0.9");

    DatasetDetections detections = Datasets.readTracks(temporary.resolve("tracks.txt"), dataset);

    assertThat(detections.frames())
        .containsExactly(
            List.of(new FoundBox("person", new PixelBox(1, 2, 30, 40), 0.9, OptionalLong.of(5))));
    assertThat(detections.fileDigest()).isNotEqualTo(Optional.empty());
  }

  @Test
  void cocoNeedsNoOptionalMembersAndTakesIdsOf64Bits() throws Exception {
    folder
        .image("images/a.png")
        .file(
            "instances.json",
            "\uFEFF{\"images\": [{\"id\": 9007199254740993, \"file_name\": \"a.png\"},",
            " {\"id\": 9007199254740992, \"file_name\": \"a.png\", \"width\": 64, \"height\":"
                + " 48}],",
            "\"categories\": [{\"id\": 1, \"name\": \"person\"}],",
            "\"annotations\": [{\"image_id\": 9007199254740993, \"category_id\": 1,",
            "  \"bbox\": [1, 2, 3, 4], \"iscrowd\": null, \"area\": null},",
            " {\"id\": 9223372036854775807, \"image_id\": 9007199254740992, \"category_id\": 1.0,",
            "  \"bbox\": [1, 2, 3, 4], \"iscrowd\": true}]}");

    Dataset dataset = folder.read();
    folder.file(
        "found.json",
        "[{\"image_id\": 9007199254740993, \"category_id\": 1, \"bbox\": [1, 2, 3, 4], \"score\":"
            + " 1}]");
    DatasetDetections found = Datasets.readDetections(temporary.resolve("found.json"), dataset);

    assertThat(dataset.frames())
        .extracting(LabelledFrame::id, LabelledFrame::width)
        .containsExactly(tuple(9007199254740992L, 64), tuple(9007199254740993L, 64));
    assertThat(dataset.frames().get(0).truth())
        .extracting(TruthBox::kind)
        .containsExactly(TruthBox.Kind.REGION);
    assertThat(dataset.frames().get(1).truth())
        .extracting(TruthBox::kind, TruthBox::area)
        .containsExactly(tuple(TruthBox.Kind.COUNTED, 12.0));
    assertThat(found.frames().get(0)).isEmpty();
    assertThat(found.frames().get(1)).hasSize(1);
    assertThat(dataset.tolerated())
        .extracting(Tolerated::leniency)
        .containsExactly(Leniency.SIZE_OF_FILE, Leniency.NO_ID);
  }

  @Test
  void cocoIdsBeyond64BitsAreRefused() throws Exception {
    folder.coco(
        "{\"id\": 9223372036854775808, \"image_id\": 1, \"category_id\": 1, \"bbox\": [1, 2, 3,"
            + " 4]}",
        "{\"id\": 1, \"image_id\": 1e300, \"category_id\": 1, \"bbox\": [1, 2, 3, 4]}");
    assertThat(folder.mistakes())
        .containsExactly(
            "NUN-4105 /instances.json:5, annotations[0]",
            "NUN-4105 /instances.json:6, annotations[1]");
  }
}
