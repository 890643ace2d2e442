package io.nunchi.reference.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tables that are written by hand say the same as the JSON Schema. */
class ManifestTablesTest {

  private static final String RESOURCE = "/io/nunchi/reference/model-manifest-1.schema.json";
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern RANGE = Pattern.compile("([-0-9.,e]+) to ([-0-9.,e]+)");

  private static JsonNode schema() throws IOException {
    try (InputStream stream = ManifestTablesTest.class.getResourceAsStream(RESOURCE)) {
      return new JsonMapper().readTree(Objects.requireNonNull(stream, RESOURCE).readAllBytes());
    }
  }

  static Stream<ManifestTables.Row> rows() throws IOException {
    return ManifestTables.read().stream().filter(row -> !row.path().startsWith("output "));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void choicesRangesAndDefaultsAreThoseOfTheSchema(ManifestTables.Row row) throws IOException {
    JsonNode property = property(row);
    if (property.has("enum")) {
      assertThat(CODE.matcher(row.type()).results().map(code -> code.group(1)))
          .containsExactlyElementsOf(texts(property.path("enum")));
    }
    Matcher range = RANGE.matcher(row.type());
    JsonNode bounded = property.has("items") ? property.path("items") : property;
    if (bounded.has("minimum") && bounded.has("maximum")) {
      assertThat(range.find()).describedAs("a range").isTrue();
      assertThat(number(range.group(1))).isEqualTo(bounded.path("minimum").doubleValue());
      assertThat(number(range.group(2))).isEqualTo(bounded.path("maximum").doubleValue());
    }
    JsonNode defaultValue = property.path("default");
    if (!defaultValue.isMissingNode()) {
      assertThat(row.absence()).isEqualTo("`" + defaultValue.asString() + "`");
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void mandatoryKeysAreThoseOfTheSchema(ManifestTables.Row row) throws IOException {
    List<String> required = texts(object(row).path("required"));
    if (row.absence().equals("mandatory")) {
      assertThat(required).contains(row.key());
    } else if (!row.absence().contains("mandatory")) {
      assertThat(required).doesNotContain(row.key());
    }
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::stringValue).toList();
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(",", ""));
  }

  /** The schema of the object that has a row's key. */
  private static JsonNode object(ManifestTables.Row row) throws IOException {
    JsonNode node = schema();
    for (String step : row.path().split("\\.", -1)) {
      if (!step.isEmpty()) {
        String key = step.replace("[]", "");
        node = node.path("properties").path(key);
        node = step.equals(key) ? node : node.path("items");
      }
    }
    return node;
  }

  private static JsonNode property(ManifestTables.Row row) throws IOException {
    JsonNode schema = schema();
    String key = row.key().replace("[]", "");
    JsonNode node = object(row).path("properties").path(key);
    node = key.equals(row.key()) ? node : node.path("items");
    assertThat(node.isMissingNode()).describedAs(row.toString()).isFalse();
    String reference = node.path("$ref").asString("");
    if (reference.isEmpty()) {
      return node;
    }
    ObjectNode resolved = (ObjectNode) schema.at(reference.substring(1)).deepCopy();
    return resolved.setAll((ObjectNode) node);
  }
}
