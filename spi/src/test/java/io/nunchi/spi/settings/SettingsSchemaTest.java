package io.nunchi.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.geometry.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SettingsSchemaTest {

  private static final Setting<String> MODEL =
      Setting.mandatory("model", TextType.any("a path"), "Model", "Name a model directory.");
  private static final Setting<Double> CONFIDENCE =
      Setting.of("confidence", new NumberType(0, 1, ""), 0.5, "Confidence", "Least confidence.");
  private static final Setting<Long> HISTORY =
      Setting.of("history.seconds", new IntegerType(1, 60, "s"), 5L, "History", "Time span.");
  private static final Setting<Boolean> SHADOWS =
      Setting.of("shadows", new BooleanType(), true, "Shadows", "Suppress shadows.");
  private static final Setting<String> MODE =
      Setting.of("mode", new ChoiceType(List.of("fast", "exact")), "fast", "Mode", "How.");
  private static final Setting<List<Point>> ZONE =
      Setting.of("zone", new PointsType(true, 10), List.of(), "Zone", "Draw an area.");
  private static final Setting<List<Point>> LINE =
      Setting.of("line", new PointsType(false, 4), List.of(), "Line", "Draw a line.");
  private static final Setting<List<String>> LABELS =
      Setting.of("labels", new LabelsType(), List.of(), "Labels", "What to look for.");

  private static final SettingsSchema SCHEMA =
      SettingsSchema.of(MODEL, CONFIDENCE, HISTORY, SHADOWS, MODE, ZONE, LINE, LABELS);

  private static List<Problem> problemsOf(Map<String, String> text) {
    return catchThrowableOfType(SettingsException.class, () -> SCHEMA.parse(text)).problems();
  }

  @Test
  void takesDefaultsForWhatIsNotGiven() throws Exception {
    Settings settings = SCHEMA.parse(Map.of("model", "m", "mode", "exact"));
    assertThat(settings.get(MODEL)).isEqualTo("m");
    assertThat(settings.get(MODE)).isEqualTo("exact");
    assertThat(settings.get(CONFIDENCE)).isEqualTo(0.5);
    assertThat(settings.get(SHADOWS)).isTrue();
    assertThat(settings.get(ZONE)).isEmpty();
  }

  @Test
  void hasNoValueForASettingOfTheSameKeyThatItDoesNotDeclare() throws Exception {
    Setting<String> other =
        Setting.of("confidence", TextType.any("a word"), "high", "Confidence", "In words.");
    Settings settings = SCHEMA.parse(Map.of("model", "m"));

    assertThatIllegalArgumentException().isThrownBy(() -> settings.get(other));
  }

  @Test
  void saysWhichKeysThereAre() throws Exception {
    Problem unknown = problemsOf(Map.of("model", "m", "modle", "m")).get(0);
    assertThat(unknown.expected()).startsWith("one of model, confidence, ");

    SettingsException none =
        catchThrowableOfType(
            SettingsException.class, () -> SettingsSchema.of().parse(Map.of("modle", "m")));
    assertThat(none.problems().get(0).expected()).isEqualTo("no settings at all");
  }

  @Property
  void readsWhatItWrites(
      @ForAll @DoubleRange(max = 1) double confidence, @ForAll("areas") List<Point> zone)
      throws Exception {
    Settings settings =
        SCHEMA.parse(
            Map.of(
                "model",
                "a b",
                "confidence",
                CONFIDENCE.type().format(confidence),
                "zone",
                ZONE.type().format(zone),
                "labels",
                "person, car"));
    assertThat(settings.get(CONFIDENCE)).isEqualTo(confidence);
    assertThat(settings.get(ZONE)).isEqualTo(zone);
    assertThat(settings.get(LABELS)).containsExactly("person", "car");
    assertThat(SCHEMA.parse(settings.toText())).isEqualTo(settings);
  }

  @Provide
  Arbitrary<List<Point>> areas() {
    Arbitrary<Double> part = Arbitraries.doubles().between(0, 1);
    return Combinators.combine(part, part).as(Point::new).list().ofMinSize(3).ofMaxSize(10);
  }

  @Property
  void neverFailsOtherwiseThanWithProblemsThatNameTheirKey(
      @ForAll Map<String, String> text, @ForAll String value) {
    Map<String, String> all = new HashMap<>(text);
    SCHEMA.settings().forEach(setting -> all.put(setting.key(), value));
    try {
      SCHEMA.parse(all);
    } catch (SettingsException e) {
      assertThat(e.problems())
          .allSatisfy(problem -> assertThat(problem.where()).startsWith("setting "));
    }
  }

  @Test
  void reportsEveryProblemAtOnce() {
    List<Problem> problems =
        problemsOf(Map.of("modle", "m", "confidence", "1.5", "history.seconds", "soon"));
    assertThat(problems)
        .extracting(Problem::code, Problem::where)
        .containsExactlyInAnyOrder(
            tuple("NUN-2001", "setting modle"),
            tuple("NUN-2003", "setting model"),
            tuple("NUN-2002", "setting confidence"),
            tuple("NUN-2002", "setting history.seconds"));
  }

  @Test
  void saysWhichValuesWouldFit() {
    Problem problem = problemsOf(Map.of("model", "m", "history.seconds", "61")).get(0);
    assertThat(problem.expected()).isEqualTo("a whole number from 1 to 60 s");
    assertThat(problem.found()).isEqualTo("61 is out of range");
    assertThat(problem.fix()).isEqualTo("Time span.");
  }

  @Test
  void refusesNotANumber() {
    assertThat(problemsOf(Map.of("model", "m", "confidence", "NaN"))).hasSize(1);
  }

  @Test
  void refusesMalformedPointsChoicesBooleansAndLabels() {
    assertThat(
            problemsOf(
                Map.of(
                    "model", "m",
                    "zone", "0,0 1,1",
                    "line", "0,0 2,2",
                    "mode", "slow",
                    "shadows", "yes",
                    "labels", "person,,car")))
        .extracting(Problem::where)
        .containsExactlyInAnyOrder(
            "setting zone", "setting line", "setting mode", "setting shadows", "setting labels");
  }

  @Test
  void refusesADefaultThatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Setting.of("k", new NumberType(0, 1, ""), 2.0, "K", "Help."))
        .withMessageContaining("k");
  }

  @Test
  void refusesTwoSettingsOfOneKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingsSchema.of(CONFIDENCE, CONFIDENCE))
        .withMessageContaining("confidence");
  }

  @Test
  void refusesASettingOfAnotherSchema() throws Exception {
    Settings settings = SettingsSchema.of(MODE).parse(Map.of());
    assertThatIllegalArgumentException().isThrownBy(() -> settings.get(CONFIDENCE));
  }

  @Test
  void refusesTypesWithoutValues() {
    assertThatIllegalArgumentException().isThrownBy(() -> new NumberType(1, 0, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new NumberType(Double.NaN, 0, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new IntegerType(1, 0, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new ChoiceType(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new PointsType(true, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new TextType("odd", "("));
  }
}
