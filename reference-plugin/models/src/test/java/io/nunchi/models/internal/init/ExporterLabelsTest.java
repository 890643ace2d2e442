package io.nunchi.models.internal.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExporterLabelsTest {

  private static List<String> labels(String names) {
    return ExporterLabels.of(Map.of("names", names));
  }

  @Test
  void readsLabelsAsPythonWritesThem() {
    assertThat(
            labels("{0: 'person', 1: \"driver's seat\", 2: 'the \"big\" one', 3: '사람', 4: '👁'}"))
        .containsExactly("person", "driver's seat", "the \"big\" one", "사람", "👁");
  }

  @Test
  void readsALabelWithBothQuotationMarks() {
    assertThat(
            labels(
                "{0: 'driver\\'s \"big\" seat', 1: 'back\\\\slash', 2: 'a\\tb\\xa0c\\u200bd', 3:"
                    + " 'x\\\\x41', 4: '\\U000e0001!'}"))
        .containsExactly(
            "driver's \"big\" seat",
            "back\\slash",
            "a\tb\u00a0c\u200bd",
            "x\\x41",
            Character.toString(0xe0001) + "!");
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of("{0: 'a, b', 1: 'c: {d}'}", List.of("a, b", "c: {d}")),
        Arguments.of("{'0': 'person', '1': 'car'}", List.of("person", "car")),
        Arguments.of("{\"0\": \"person\", \"1\": \"car\"}", List.of("person", "car")),
        Arguments.of("{\n  \"1\": \"car\",\n  \"0\": \"person\"\n}", List.of("person", "car")),
        Arguments.of("['person', \"driver's seat\"]", List.of("person", "driver's seat")),
        Arguments.of("[\"person\", \"the \\\"big\\\" one\"]", List.of("person", "the \"big\" one")),
        Arguments.of("('person', 'car',)", List.of("person", "car")),
        Arguments.of("{\"person\": 0, \"car\": 1}", List.of("person", "car")),
        Arguments.of("{0: person, 1: hot dog}", List.of("person", "hot dog")),
        Arguments.of("[person, hot dog]", List.of("person", "hot dog")),
        Arguments.of("[\"\\u0000\\uc0ac\"]", List.of("\u0000사")),
        Arguments.of("person,hot dog", List.of("person", "hot dog")),
        Arguments.of("person\nhot dog\n", List.of("person", "hot dog")),
        Arguments.of("person", List.of("person")));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void readsEveryFormThatExportersWrite(String names, List<String> labels) {
    assertThat(labels(names)).isEqualTo(labels);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{1: 'person', 3: 'car'}",
        "{1: person, 3: car}",
        "[null, \"person\", null, \"car\"]",
        "['N/A', 'person', 'N/A', 'car']",
        "{0: '__background__', 1: 'person', 2: None, 3: 'car'}",
        "[{\"id\": 1, \"name\": \"person\"}, {\"id\": 3, \"name\": \"car\"}]"
      })
  void keepsTheNumbersOfLabelsWithGaps(String names) {
    assertThat(labels(names)).containsExactly("(unused 0)", "person", "(unused 2)", "car");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "80",
        "{}",
        "[]",
        "{0: 'person'",
        "{0: 'person', 1: 'person'}",
        "{0: 'person', 0: 'car'}",
        "{0: 1, 1: 2}",
        "{999999: 'person'}",
        "{0: ['person']}",
        "{-1: 'person'}",
        "['', 'N/A']"
      })
  void readsNothingElse(String names) {
    assertThat(labels(names)).isEmpty();
  }

  @Test
  void findsThemUnderOtherKeysToo() {
    assertThat(ExporterLabels.of(Map.of("class_names", "['a', 'b']", "author", "c")))
        .containsExactly("a", "b");
    assertThat(ExporterLabels.of(Map.of())).isEmpty();
  }
}
