package io.nunchi.reference.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterType;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DeclaredParametersTest {

  private static final Parameter<Integer> COUNT =
      Parameter.of("count", ParameterType.integer(1, 9), "A count.");
  private static final Parameter<Boolean> UP =
      Parameter.of(
              "order", ParameterType.choice(Choices.of("up", true).or("down", false)), "An order.")
          .byDefault(true);
  private static final Parameter<Float> PART =
      Parameter.of("part", ParameterType.number(0, 1), "A part.").optional("the whole");
  private static final Parameter<String> ONE =
      Parameter.of("one", ParameterType.text(), "One.").optional("mandatory without `many`");
  private static final Parameter<List<String>> MANY =
      Parameter.of("many", ParameterType.texts(3), "Many.").unless(ONE);

  private List<Problem> problems = List.of();

  private DeclaredParameters read(String json, Parameter<?>... declared) {
    StrictObject object = StrictObject.of((ObjectNode) new JsonMapper().readTree(json));
    DeclaredParameters values = DeclaredParameters.read(object, List.of(declared));
    object.noteUnknownKeys();
    problems = object.problems();
    return values;
  }

  @Test
  void readsValuesDefaultsAndAbsence() {
    DeclaredParameters values = read("{\"count\": 3}", COUNT, UP, PART);
    assertThat(problems).isEmpty();
    assertThat(values.get(COUNT)).isEqualTo(3);
    assertThat(values.get(UP)).isTrue();
    assertThat(values.find(PART)).isEmpty();
  }

  @Test
  void givenValuesStandAboveDefaults() {
    DeclaredParameters values =
        read("{\"count\": 3, \"order\": \"down\", \"part\": 0.5}", COUNT, UP, PART);
    assertThat(problems).isEmpty();
    assertThat(values.get(UP)).isFalse();
    assertThat(values.find(PART)).contains(0.5f);
  }

  @Test
  void notesEveryProblemAndStandsIn() {
    DeclaredParameters values =
        read("{\"order\": \"sideways\", \"part\": 2, \"colour\": 1}", COUNT, UP, PART);
    assertThat(problems)
        .extracting(Problem::where)
        .containsExactly("$.count", "$.order", "$.part", "$.colour");
    assertThat(values.get(COUNT)).isEqualTo(1);
    assertThat(values.isSoundSoFar()).isFalse();
  }

  @Test
  void anAlternativeIsMandatoryAlone() {
    read("{}", MANY, ONE);
    assertThat(problems).extracting(Problem::where).containsExactly("$.many");
    DeclaredParameters values = read("{\"many\": [\"a\", \"b\"]}", MANY, ONE);
    assertThat(problems).isEmpty();
    assertThat(values.get(MANY)).containsExactly("a", "b");
    assertThat(values.find(ONE)).isEmpty();
  }

  @Test
  void anAlternativeIsUnknownBesideTheOther() {
    DeclaredParameters values = read("{\"one\": \"a\", \"many\": [\"b\"]}", MANY, ONE);
    assertThat(problems).extracting(Problem::code).containsExactly("NUN-5005");
    assertThat(values.get(ONE)).isEqualTo("a");
    assertThat(values.find(MANY)).isEmpty();
  }

  @Test
  void refusesToGuessTheValueOfAnUndeclaredParameter() {
    DeclaredParameters values = read("{\"count\": 3}", COUNT);
    assertThatThrownBy(() -> values.get(UP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"order\"");
  }

  @Test
  void writesValuesAsManifestsHoldThem() {
    assertThat(UP.type().write(false)).isEqualTo("down");
    assertThat(UP.absence()).isEqualTo("`up`");
    assertThat(PART.type().write(0.1f)).isEqualTo(0.1);
    assertThat(PART.type().write(1f)).isEqualTo(1);
  }
}
