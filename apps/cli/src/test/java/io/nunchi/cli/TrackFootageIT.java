package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.RealFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real people are tracked at least about as well as by the published ByteTrack. */
@Tag("slow")
class TrackFootageIT {

  private static final List<String> SEQUENCES =
      List.of("MOT17-02", "MOT17-04", "MOT17-09", "MOT17-11", "MOT17-13");

  private static final double MAY_LOSE = 0.015;

  @TempDir private Path temporary = Path.of("");

  @Test
  void isAsGoodAsByteTrack() throws Exception {
    double hota = 0;
    double identity = 0;
    double referenceIdentity = 0;
    for (String name : SEQUENCES) {
      Path sequence = RealFiles.require("mot17/" + name);
      JsonNode reference =
          JsonMapper.shared()
              .readTree(Files.readString(sequence.resolve("reference/trackeval.json")));
      JsonNode figures = figures(sequence);
      assertThat(figures.get("HOTA").asDouble())
          .as(name)
          .isGreaterThanOrEqualTo(reference.get("HOTA").asDouble() - MAY_LOSE);
      hota += figures.get("HOTA").asDouble() / SEQUENCES.size();
      identity += figures.get("IDF1").asDouble();
      referenceIdentity += reference.get("IDF1").asDouble();
    }
    assertThat(hota).isGreaterThanOrEqualTo(0.639);
    assertThat(identity).isGreaterThanOrEqualTo(referenceIdentity);
  }

  @Test
  void cameraMotionSavesIdentities() throws Exception {
    Path first = RealFiles.require("mot17/MOT17-11");
    Path second = RealFiles.require("mot17/MOT17-13");
    JsonNode firstFigures = figures(first, "--camera-motion", first + "/camera-motion.txt");
    JsonNode secondFigures = figures(second, "--camera-motion", second + "/camera-motion.txt");

    assertThat(secondFigures.get("HOTA").asDouble()).isGreaterThanOrEqualTo(0.67);
    assertThat(firstFigures.get("IDSW").asInt() + secondFigures.get("IDSW").asInt())
        .isLessThanOrEqualTo(20);
  }

  @Test
  void aModelOfLowConfidencesAtTenFramesASecond() throws Exception {
    Path pets = RealFiles.require("footage/PETS09-S2L1");
    JsonNode figures = figures(pets, "--min-confidence", "0.4");

    assertThat(figures.get("HOTA").asDouble()).isGreaterThanOrEqualTo(0.59);
    assertThat(figures.get("IDF1").asDouble()).isGreaterThanOrEqualTo(0.79);
  }

  private JsonNode figures(Path sequence, String... more) throws Exception {
    Path tracks = temporary.resolve("tracks.txt");
    boolean pets = sequence.endsWith("PETS09-S2L1");
    String rate = pets ? "10" : sequence.endsWith("MOT17-13") ? "25" : "30";
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "track",
                "--detections",
                sequence.resolve("det/det.txt").toString(),
                "--size",
                pets ? "480x360" : "1920x1080",
                "--fps",
                rate,
                "--out",
                tracks.toString()));
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    CommandRun evaluated =
        CommandRun.of(
            "evaluate", "--dataset", sequence.toString(), "--tracks", tracks.toString(), "--json");
    assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
    return evaluated.json();
  }
}
