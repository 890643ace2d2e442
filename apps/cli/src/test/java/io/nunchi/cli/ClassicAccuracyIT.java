package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.testing.Program;
import io.nunchi.cli.testing.RealFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bundled classic analyzer is a fair opponent: it is as good as such methods are. */
class ClassicAccuracyIT {

  /** What README says of it; plain background subtraction with blobs is wrong at 0.71. */
  private static final double MOST_ERRORS = 0.32;

  /** docs/classic.md says 118 of 785; the cars that are parked are never found. */
  private static final int LEAST_VEHICLES = 110;

  private static final String SCENE = "street-day";

  private static final double LEAST_IOU = 0.5;

  @TempDir Path temporary = Path.of("");

  @Test
  void isRightAboutPeopleAsOftenAsReadmeSays() throws Exception {
    Path sequence = RealFiles.require("footage/PETS09-S3-MF1");
    try (Program program =
        Program.run(
            temporary,
            "analyze",
            sequence.toString(),
            "--plugin",
            "nunchi.classic",
            "--no-video",
            "--out",
            "run")) {
      assertThat(program.exitCode()).as(program.err()).isZero();
    }
    Errors errors = new Errors();
    Map<Long, List<Person>> labelled = labelled(sequence.resolve("gt/gt.txt"));
    for (String line : Files.readAllLines(temporary.resolve("run/results.jsonl"))) {
      JsonNode frame = JsonMapper.shared().readTree(line);
      errors.add(found(frame), labelled.getOrDefault(frame.get("frame").asLong(), List.of()));
    }

    System.out.println("nunchi.classic on PETS09-S3-MF1: " + errors);
    assertThat(errors.labelled).isEqualTo(people(labelled.values()));
    assertThat(errors.rate()).as(errors.toString()).isLessThanOrEqualTo(MOST_ERRORS);
  }

  @Test
  @Tag("slow")
  void findsWhatDrivesOnAStreet() {
    String street = temporary.resolve("street").toString();
    CommandRun drawn = CommandRun.of("scene", SCENE, "--no-video", "--out", street);
    assertThat(drawn.exitCode()).as(drawn.err()).isZero();

    CommandRun measured =
        CommandRun.of(
            "evaluate",
            "--dataset",
            street,
            "--analyzer",
            "nunchi.classic",
            "--map",
            "car=vehicle",
            "--labels",
            "vehicle",
            "--json",
            "--plugin-directory",
            Program.home().resolve("plugins").toString());

    assertThat(measured.exitCode()).as(measured.err()).isZero();
    assertThat(measured.json().get("hits").asInt())
        .as(measured.out())
        .isGreaterThanOrEqualTo(LEAST_VEHICLES);
  }

  private static long people(Collection<List<Person>> frames) {
    return frames.stream().flatMap(List::stream).filter(Person::counts).count();
  }

  /** MOTChallenge rows: frame, id, left, top, width, height, confidence; 0 says: do not judge. */
  private static Map<Long, List<Person>> labelled(Path file) throws IOException {
    Map<Long, List<Person>> people = new HashMap<>();
    for (String row : Files.readAllLines(file)) {
      List<Double> values = List.of(row.split(",", -1)).stream().map(Double::valueOf).toList();
      people
          .computeIfAbsent(values.get(0).longValue(), frame -> new ArrayList<>())
          .add(
              new Person(
                  values.get(2), values.get(3), values.get(4), values.get(5), values.get(6)));
    }
    return people;
  }

  private static List<Person> found(JsonNode frame) {
    List<Person> people = new ArrayList<>();
    for (JsonNode detection : frame.path("detections").values()) {
      if (detection.get("label").asString().equals("person")) {
        JsonNode box = detection.get("pixels");
        people.add(
            new Person(
                box.get("left").asDouble(),
                box.get("top").asDouble(),
                box.get("width").asDouble(),
                box.get("height").asDouble(),
                detection.get("confidence").asDouble()));
      }
    }
    return people;
  }

  /**
   * A person in a picture.
   *
   * @param left in pixels
   * @param top in pixels
   * @param width in pixels
   * @param height in pixels
   * @param confidence of a label: 0 where nobody is to be judged
   */
  private record Person(double left, double top, double width, double height, double confidence) {

    boolean counts() {
      return confidence > 0;
    }

    double iou(Person other) {
      double across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
      double down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
      double shared = Math.max(0, across) * Math.max(0, down);
      return shared / (width * height + other.width * other.height - shared);
    }
  }

  /** Detection error rate: false alarms and misses for every labelled person. */
  private static final class Errors {

    private long labelled;
    private long falseAlarms;
    private long misses;

    /** The surest detection chooses first, and takes the label that it covers best. */
    void add(List<Person> found, List<Person> labels) {
      List<Person> free = new ArrayList<>(labels);
      for (Person person :
          found.stream().sorted(Comparator.comparing(Person::confidence).reversed()).toList()) {
        Person best =
            free.stream()
                .filter(label -> label.iou(person) >= LEAST_IOU)
                .max(Comparator.comparing(Person::counts).thenComparing(person::iou))
                .orElse(null);
        if (best == null) {
          falseAlarms++;
        } else if (best.counts()) { // any number may lie in a region that is not judged
          free.remove(best);
        }
      }
      labelled += labels.stream().filter(Person::counts).count();
      misses += free.stream().filter(Person::counts).count();
    }

    double rate() {
      return (double) (falseAlarms + misses) / labelled;
    }

    @Override
    public String toString() {
      return "%d false alarms + %d misses of %d people: %.2f"
          .formatted(falseAlarms, misses, labelled, rate());
    }
  }
}
