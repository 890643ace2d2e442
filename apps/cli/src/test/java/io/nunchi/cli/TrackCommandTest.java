package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tracks rows of two people who walk towards each other. */
class TrackCommandTest {

  @TempDir private Path temporary = Path.of("");

  @Test
  void writesARowOfEachPersonForEachFrame() throws IOException {
    CommandRun run = track(rows(40, 0.9));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("2 tracks in 80 rows, of 80 detections in 40 frames");
    assertThat(written()).hasSize(80);
    assertThat(written().get(0)).isEqualTo("1,1,100.00,200.00,40.00,100.00,0.9000,-1,-1,-1");
    assertThat(written()).allMatch(row -> row.matches("[0-9]+,[12],.*"));
  }

  @Test
  void evaluateReadsWhatIsWritten() throws IOException {
    assertThat(track(rows(40, 0.9)).exitCode()).isZero();
    Path dataset = temporary.resolve("street");
    Files.createDirectories(dataset.resolve("gt"));
    Files.write(
        dataset.resolve("gt/gt.txt"), written().stream().map(TrackCommandTest::label).toList());
    Files.writeString(
        dataset.resolve("seqinfo.ini"),
        """
        [Sequence]
        name=street
        imDir=img1
        frameRate=30
        seqLength=40
        imWidth=640
        imHeight=480
        imExt=.jpg
        """);

    CommandRun run =
        CommandRun.of(
            "evaluate", "--dataset", dataset.toString(), "--tracks", out().toString(), "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("HOTA").asDouble()).isEqualTo(1);
  }

  private static String label(String track) {
    String[] fields = track.split(",", -1);
    return String.join(",", List.of(fields).subList(0, 6)) + ",1,1,1";
  }

  @Test
  void theLeastConfidenceDecidesWhatBeginsATrack() throws IOException {
    track(rows(10, 0.55));
    assertThat(written()).isEmpty();

    track(rows(10, 0.55), "--min-confidence", "0.4");
    assertThat(written()).hasSize(20);
  }

  @Test
  void uncertainDetectionsContinueTracksUnlessTheyAreLeftOut() throws IOException {
    List<String> rows = new ArrayList<>(rows(10, 0.9));
    rows.add(row(11, 130, 0.3));

    track(rows);
    assertThat(written()).hasSize(21);

    track(rows, "--min-confidence", "0.4");
    assertThat(written()).hasSize(20);
  }

  @Test
  void cameraMotionKeepsTracksThatJumpWithThePicture() throws IOException {
    List<String> rows = new ArrayList<>();
    List<String> motion = new ArrayList<>();
    for (int frame = 1; frame <= 20; frame++) {
      int shake = frame % 2 == 0 ? 90 : 0;
      rows.add(row(frame, 200 + shake, 0.9));
      motion.add((frame - 1) + "\t1 0 " + (frame == 1 ? 0 : 2 * shake - 90) + " 0 1 0");
    }
    track(rows);
    assertThat(written()).isEmpty();

    Path file = Files.write(temporary.resolve("motion.txt"), motion);
    track(rows, "--camera-motion", file.toString());
    assertThat(written()).hasSize(20).allMatch(row -> row.matches("[0-9]+,1,.*"));
  }

  @Test
  void refusesToReplaceWhatItReads() throws IOException {
    List<String> rows = rows(10, 0.9);
    Path detections = temporary.resolve("det.txt");
    Files.createSymbolicLink(out(), detections);

    CommandRun run = track(rows);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("NUN-7001", "--out");
    assertThat(Files.readAllLines(detections)).isEqualTo(rows);
  }

  @Test
  void aFileWithoutDetectionsHasNoTracks() throws IOException {
    CommandRun run = track(List.of(), "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("tracks").asInt()).isZero();
    assertThat(written()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"640", "0x480", "640x-1", "640x480x3", "99999x480", "axb"})
  void refusesASizeThatIsNone(String size) throws IOException {
    CommandRun run = track(rows(2, 0.9), "--size", size);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--size");
  }

  @ParameterizedTest
  @CsvSource({"--fps,0", "--fps,-1", "--fps,NaN", "--min-confidence,1.5", "--min-confidence,NaN"})
  void refusesNumbersOutOfTheirRange(String option, String value) throws IOException {
    CommandRun run = track(rows(2, 0.9), option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("NUN-7001", option, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,-1,100,100,50,nonsense,0.9,-1,-1,-1",
        "0,-1,100,100,50,100,0.9,-1,-1,-1",
        "1,-1,100,100,-50,100,0.9,-1,-1,-1",
        "1,-1,100,100,50,100,1.9,-1,-1,-1",
        "1,-1,100"
      })
  void refusesRowsThatAreNoDetections(String row) throws IOException {
    CommandRun run = track(List.of(row(1, 100, 0.9), row));

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("det.txt:2");
  }

  @Test
  void refusesFramesWithoutEnd() throws IOException {
    CommandRun run = track(List.of(row(2_000_000_000, 100, 0.9)));

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-8003", "frame 2000000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 1 0 0 0 1",
        "0 1 0 0 0 1 x",
        "-1 1 0 0 0 1 0",
        "2147483647 1 0 0 0 1 0",
        "0 1 0 NaN 0 1 0",
        "0 0 0 0 0 0 0",
        "1 1 0 0 0 1 0"
      })
  void refusesMotionThatIsNone(String line) throws IOException {
    Path file = Files.write(temporary.resolve("motion.txt"), List.of("1 1 0 0 0 1 0", line));

    CommandRun run = track(rows(2, 0.9), "--camera-motion", file.toString());

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("NUN-8002", "motion.txt:2");
  }

  @Test
  void refusesFilesThatAreNotThere() throws IOException {
    CommandRun motion = track(rows(2, 0.9), "--camera-motion", temporary + "/none.txt");
    CommandRun detections =
        CommandRun.of(
            "track",
            "--detections",
            temporary + "/none.txt",
            "--size",
            "640x480",
            "--fps",
            "30",
            "--out",
            out().toString());

    assertThat(motion.exitCode()).isEqualTo(4);
    assertThat(motion.err()).contains("NUN-8001", "none.txt");
    assertThat(detections.exitCode()).isEqualTo(4);
    assertThat(detections.err()).contains("none.txt");
  }

  private CommandRun track(List<String> rows, String... more) throws IOException {
    Path detections = Files.write(temporary.resolve("det.txt"), rows);
    List<String> arguments =
        new ArrayList<>(
            List.of("track", "--detections", detections.toString(), "--out", out().toString()));
    List<String> given = List.of(more);
    if (!given.contains("--size")) {
      arguments.addAll(List.of("--size", "640x480"));
    }
    if (!given.contains("--fps")) {
      arguments.addAll(List.of("--fps", "30"));
    }
    arguments.addAll(given);
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private Path out() {
    return temporary.resolve("tracks.txt");
  }

  private List<String> written() throws IOException {
    return Files.readAllLines(out());
  }

  private static List<String> rows(int frames, double confidence) {
    return IntStream.rangeClosed(1, frames)
        .boxed()
        .flatMap(
            frame ->
                List.of(
                    row(frame, 97 + 3 * frame, confidence), row(frame, 503 - 3 * frame, confidence))
                    .stream())
        .toList();
  }

  private static String row(int frame, int left, double confidence) {
    return String.format(Locale.ROOT, "%d,-1,%d,200,40,100,%.4f,-1,-1,-1", frame, left, confidence);
  }
}
