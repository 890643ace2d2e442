package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.Leniency;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.Tolerated;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in the form of the MOTChallenge as trackers and older challenges write them. */
class MotFilesTest {

  @TempDir private Path temporary = Path.of("");
  private DatasetFolder folder = new DatasetFolder(temporary);

  @BeforeEach
  void takeFolder() throws Exception {
    folder =
        new DatasetFolder(temporary)
            .file("film.mp4")
            .file("gt/gt.txt", "1,1,1,2,30,40,1,-1,-1,-1", "2,1,1,2,30,40,1,-1,-1,-1");
  }

  @Test
  void numbersMayBeWrittenInManyWays() throws Exception {
    DatasetDetections tracks =
        tracks(
            "frame,id,bb_left,bb_top,bb_width,bb_height,conf,x,y,z",
            " 2.0, 7.0, 1.5, 2, 30, 40, 0.5, -1, -1, -1",
            "1.000000000000000000e+00,7,1.5,2,30,40,-1,-1,-1,-1,",
            "1 9007199254740993 1.5 2 3e1 40 0.25 -1 -1 -1");

    assertThat(tracks.frames().get(0))
        .containsExactly(
            new FoundBox("person", new PixelBox(1.5, 2, 30, 40), 1, OptionalLong.of(7)),
            new FoundBox(
                "person",
                new PixelBox(1.5, 2, 30, 40),
                0.25,
                OptionalLong.of(9_007_199_254_740_993L)));
    assertThat(tracks.frames().get(1)).extracting(FoundBox::confidence).containsExactly(0.5);
    assertThat(tolerated(tracks.notes().tolerated()))
        .isEqualTo(Map.of(Leniency.HEADING, 1L, Leniency.NO_CONFIDENCE, 1L, Leniency.SPACES, 1L));
  }

  @Test
  void idsOf64BitsStayApart() throws Exception {
    DatasetDetections tracks =
        tracks(
            "1,9223372036854775807,1,2,30,40,1",
            "1,9223372036854775806,1,2,30,40,1",
            "2,9223372036854775806.0,1,2,30,40,1");
    assertThat(tracks.frames().get(0)).hasSize(2);
    assertThat(tracks.frames().get(1).get(0).trackId()).hasValue(Long.MAX_VALUE - 1);
    assertThat(mistakes("1,9223372036854775808,1,2,30,40,1", "1,1.5,1,2,30,40,1"))
        .containsExactly("NUN-4105 /tracks.txt:1", "NUN-4105 /tracks.txt:2");
  }

  @Test
  void worldCoordinatesAreNoClass() throws Exception {
    DatasetDetections tracks =
        tracks(
            "1,1,1,2,30,40,0.9,3,5,0", "2,1,1,2,30,40,0.9,-4.25,5.5,0", "3,1,1,2,30,40,0.9,7,6,0");

    assertThat(tracks.frames().stream().flatMap(List::stream))
        .extracting(FoundBox::label)
        .containsOnly("person");
    assertThat(tolerated(tracks.notes().tolerated()))
        .isEqualTo(Map.of(Leniency.WORLD_COORDINATES, 3L));
  }

  @Test
  void worldCoordinatesOfLabelsAreNoClassEither() throws Exception {
    Dataset dataset =
        folder.file("gt/gt.txt", "1,1,1,2,30,40,1,3,5,0", "2,1,1,2,30,40,1,12,-5,0.0").read();
    assertThat(dataset.labels()).containsExactly("person");
    assertThat(dataset.countedBoxes()).isEqualTo(2);
    assertThat(tolerated(dataset.tolerated())).isEqualTo(Map.of(Leniency.WORLD_COORDINATES, 2L));
  }

  @Test
  void aWrongClassAmongRightOnesIsNoWorldCoordinate() throws Exception {
    assertThat(
            mistakes(
                "1,1,1,2,30,40,0.9,1,0.5,-1",
                "2,1,1,2,30,40,0.9,1,1,-1",
                "3,1,1,2,30,40,0.9,1.5,1,-1"))
        .containsExactly("NUN-4105 /tracks.txt:3");
  }

  @Test
  void theOrderOfRowsDoesNotMatter() throws Exception {
    Dataset dataset = folder.read();
    DatasetDetections sorted = tracks("1,1,1,2,30,40,1", "2,1,1,2,30,40,1", "2,2,9,9,9,9,1");
    DatasetDetections unsorted = tracks("2,2,9,9,9,9,1", "2,1,1,2,30,40,1", "1,1,1,2,30,40,1");

    assertThat(Accuracy.measure(dataset, unsorted, AccuracyOptions.USUAL).tracking())
        .isEqualTo(Accuracy.measure(dataset, sorted, AccuracyOptions.USUAL).tracking());
  }

  /** TrackEval's values of a tracker that finds nothing. */
  @Test
  void noTrackAtAllHasFigures() throws Exception {
    Dataset dataset = folder.read();
    for (String content : List.of("", "\n\n", "\uFEFF\r\n")) {
      AccuracyReport report = Accuracy.measure(dataset, tracks(content), AccuracyOptions.USUAL);

      assertThat(report.tracking())
          .containsEntry(Figure.MOTA, 0.0)
          .containsEntry(Figure.IDF1, 0.0)
          .containsEntry(Figure.HOTA, 0.0)
          .containsEntry(Figure.MOTP, 0.0)
          .containsEntry(Figure.CLR_FN, 2.0)
          .containsEntry(Figure.CLR_FP, 0.0)
          .containsEntry(Figure.ML, 1.0);
      assertThat(report.value(Figure.RECALL).orElseThrow()).isCloseTo(0, within(0.0));
      assertThat(report.warnings("tracks.txt"))
          .singleElement()
          .asString()
          .contains("tracks.txt has no detection of 1 label", "person (2 boxes)");
    }
  }

  @Test
  void strictReadingRefusesEachLeniency() throws Exception {
    Dataset strict = folder.read(DatasetOptions.builder().strict(true).build());
    folder.file(
        "tracks.txt",
        "frame id l t w h conf",
        "1 1 1 2 30 40 1",
        "2,1,1,2,30,40,-1",
        "3,1,1,2,30,40,1,3,5,0");
    assertThat(
            folder.mistakesOf(() -> Datasets.readTracks(temporary.resolve("tracks.txt"), strict)))
        .containsExactly(
            "NUN-4115 /tracks.txt:3",
            "NUN-4115 /tracks.txt:4",
            "NUN-4115 /tracks.txt:2",
            "NUN-4115 /tracks.txt:1");
  }

  @Test
  void malformedRowsStayMistakes() throws Exception {
    assertThat(
            mistakes(
                "1,1,1,2,30,40,1",
                "frame,id,l,t,w,h,c",
                "1;2;1;2;30;40;1",
                "1,3,1,2,30,40,2",
                "1,-1,1,2,30,40,1",
                "1,1,1,2,30,40,1"))
        .containsExactly(
            "NUN-4103 /tracks.txt:2",
            "NUN-4103 /tracks.txt:3",
            "NUN-4105 /tracks.txt:4",
            "NUN-4105 /tracks.txt:5",
            "NUN-4107 /tracks.txt:6");
  }

  private DatasetDetections tracks(String... rows) throws Exception {
    Dataset dataset = folder.read();
    folder.file("tracks.txt", rows);
    return Datasets.readTracks(temporary.resolve("tracks.txt"), dataset);
  }

  private List<String> mistakes(String... rows) throws Exception {
    Dataset dataset = folder.read();
    folder.file("tracks.txt", rows);
    return folder.mistakesOf(() -> Datasets.readTracks(temporary.resolve("tracks.txt"), dataset));
  }

  private static Map<Leniency, Long> tolerated(List<Tolerated> tolerated) {
    return tolerated.stream().collect(Collectors.toMap(Tolerated::leniency, Tolerated::count));
  }
}
