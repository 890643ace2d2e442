package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.DetectionNotes;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Labels without a counterpart, and those that match by other names, are told before the figures.
 */
class LabelWarningsTest {

  private static final AccuracyOptions FAST = new AccuracyOptions(0);
  private static final List<String> ANALYZER =
      List.of("airplane", "Traffic Light", "dog", "cat", "zebra");

  @TempDir private Path temporary = Path.of("");
  private DatasetFolder folder = new DatasetFolder(temporary);

  @BeforeEach
  void takeFolder() throws Exception {
    folder =
        new DatasetFolder(temporary)
            .image("images/a.png")
            .file("classes.txt", "aeroplane", "traffic light", "bench", "cat", "cup")
            .file(
                "labels/a.txt",
                "0 0.25 0.25 0.25 0.25",
                "1 0.75 0.25 0.25 0.25",
                "2 0.25 0.75 0.25 0.25",
                "2 0.75 0.75 0.25 0.25",
                "3 0.5 0.5 0.1 0.1");
  }

  @Test
  void labelsMatchBySpellingAndSynonymAndTheRestIsTold() throws Exception {
    Dataset dataset = folder.read();

    AccuracyReport report = Accuracy.measure(dataset, found(dataset), FAST);

    assertThat(report.errors().counts().hits()).isEqualTo(2);
    assertThat(report.errors().counts().falseAlarms()).isZero();
    assertThat(report.label("aeroplane").errors().value(Figure.RECALL)).hasValue(1);
    assertThat(report.warnings("test"))
        .containsExactly(
            "no label of test matches 1 label of the dataset: bench (2 boxes), 1 without boxes"
                + " (cup), all counted as missed",
            "the dataset has no label for 2 labels of test, which are not measured: dog (1"
                + " detection), 1 without detections (zebra)",
            "labels of test matched by synonym: airplane as aeroplane",
            "labels of test matched by another spelling: Traffic Light as traffic light");
    assertThat(report.document().get("labelMatches"))
        .isEqualTo(
            Map.of(
                "onlyInDataset", Map.of("bench", 2L, "cup", 0L),
                "onlyOfAnalyzer", Map.of("dog", 1L, "zebra", 0L),
                "bySynonym", Map.of("airplane", "aeroplane"),
                "bySpelling", Map.of("Traffic Light", "traffic light")));
    assertThat(report.document().keySet()).first().isEqualTo("warnings");
  }

  @Test
  void comparedAnalyzersAreToldOfOnce() throws Exception {
    Dataset dataset = folder.image("images/b.png").read();
    DatasetDetections both = found(dataset);
    DatasetDetections nothing =
        new DatasetDetections(
            List.of(List.of(), List.of()),
            Optional.empty(),
            DetectionNotes.of(Accuracy.matchLabels(dataset, List.of("aeroplane"))));

    assertThat(Accuracy.compare(dataset, both, both, FAST).warnings())
        .hasSize(5)
        .first()
        .asString()
        .startsWith("no label of either analyzer matches 1 label of the dataset: bench (2 boxes)");
    assertThat(Accuracy.compare(dataset, both, nothing, FAST).warnings())
        .anyMatch(text -> text.startsWith("no label of the baseline matches 1 label"))
        .anyMatch(text -> text.startsWith("no label of the candidate matches 3 labels"))
        .last()
        .asString()
        .contains("once (first: ", "b.png): pictures without a file of labels");
  }

  @Test
  void strictOptionsTakeEqualNamesOnly() throws Exception {
    Dataset strict = folder.read(DatasetOptions.builder().strict(true).build());
    assertThat(folder.mistakesOf(() -> Accuracy.matchLabels(strict, ANALYZER)))
        .containsExactly("NUN-4115 ", "NUN-4115 ");
    assertThat(folder.mistakesOf(() -> Accuracy.matchLabels(strict, List.of("cat", "dog"))))
        .isEmpty();
  }

  @Test
  void labelsThatAreNotMeasuredByChoiceAreNoSurprise() throws Exception {
    Dataset dataset = folder.read(DatasetOptions.builder().labels(List.of("aeroplane")).build());

    AccuracyReport report = Accuracy.measure(dataset, found(dataset), FAST);

    assertThat(report.warnings("test"))
        .containsExactly(
            "the dataset has no label for 2 labels of test, which are not measured: dog (1"
                + " detection), 1 without detections (zebra)",
            "labels of test matched by synonym: airplane as aeroplane");
    assertThat(folder.mistakesOf(() -> Accuracy.matchLabels(dataset, List.of("cat"))))
        .containsExactly("NUN-4112 ");
  }

  private static DatasetDetections found(Dataset dataset) throws Exception {
    List<List<FoundBox>> frames =
        new ArrayList<>(
            List.of(
                List.of(box("airplane", 8, 6), box("Traffic Light", 40, 6), box("dog", 8, 30))));
    while (frames.size() < dataset.frames().size()) {
      frames.add(List.of());
    }
    return new DatasetDetections(
        frames, Optional.empty(), DetectionNotes.of(Accuracy.matchLabels(dataset, ANALYZER)));
  }

  private static FoundBox box(String label, double left, double top) {
    return new FoundBox(label, new PixelBox(left, top, 16, 12), 0.9, OptionalLong.empty());
  }
}
