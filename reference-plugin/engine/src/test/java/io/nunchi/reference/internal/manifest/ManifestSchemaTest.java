package io.nunchi.reference.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.wiring.Wiring;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema, the reader and the documentation say the same of a manifest. */
class ManifestSchemaTest {

  private static final String RESOURCE = "/io/nunchi/reference/model-manifest-1.schema.json";
  private static final String BOGUS = "unheard-of";

  private static final JsonNode SCHEMA_JSON = readSchema();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SCHEMA_JSON);

  private final ManifestReader reader =
      Wiring.injector(TestHost.nativeFolder()).getInstance(ManifestReader.class);

  private static JsonNode readSchema() {
    try (InputStream stream = ManifestSchemaTest.class.getResourceAsStream(RESOURCE)) {
      return new JsonMapper().readTree(Objects.requireNonNull(stream, RESOURCE).readAllBytes());
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static List<Error> violations(JsonNode manifest) {
    return SCHEMA.validate(manifest);
  }

  private static ObjectNode yolox() {
    return TestPackages.yoloxManifest().put("sha256", "0".repeat(64));
  }

  private static ObjectNode labelsBoxesScores() {
    return TestPackages.labelsBoxesScoresManifest().put("sha256", "0".repeat(64));
  }

  @Test
  void theSchemaIsOneItself() {
    Schema draft =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(draft.validate(SCHEMA_JSON)).isEmpty();
  }

  @Test
  void itsVersionIsTheReaders() {
    assertThat(SCHEMA_JSON.path("properties").path("manifestVersion").path("const").intValue())
        .isEqualTo(ManifestReader.MANIFEST_VERSION);
    assertThat(SCHEMA_JSON.path("$id").stringValue())
        .endsWith(":" + ManifestReader.MANIFEST_VERSION);
  }

  @Test
  void everyKnownManifestFits() {
    for (ObjectNode manifest : new KnownModels().manifests()) {
      assertThat(violations(manifest)).describedAs(manifest.path("id").toString()).isEmpty();
    }
    assertThat(violations(yolox())).isEmpty();
    ObjectNode withGaps = yolox();
    withGaps.putObject("labels").put("1", "person").put("3", "car");
    assertThat(violations(withGaps)).isEmpty();
    withGaps.putArray("labels").addNull().add("person").add("N/A").add("N/A").add("");
    assertThat(violations(withGaps)).isEmpty();
    assertThat(violations(labelsBoxesScores())).isEmpty();
  }

  static Stream<Arguments> wrongManifests() {
    return Stream.of(
        wrong("an unknown key", m -> m.put("colour", "red")),
        wrong("an unknown key below", m -> m.withObject("/input").put("depth", 3)),
        wrong("a key of another decoder", m -> m.withObject("/output").put("queries", 3)),
        wrong("a missing key", m -> m.remove("licence")),
        wrong("a blank text", m -> m.put("licence", "  ")),
        wrong("an open question", m -> m.put("licence", "? which")),
        wrong("another version", m -> m.put("manifestVersion", 2)),
        wrong("a path upwards", m -> m.put("file", "../model.onnx")),
        wrong(
            "a letterbox without pad value",
            m -> m.withObject("/preprocessing").remove("padValue")),
        wrong(
            "a nominal scale without a letterbox",
            m -> m.withObject("/preprocessing").put("resize", "stretch").put("undo", "nominal")),
        wrong(
            "a rounding without a letterbox",
            m -> m.withObject("/preprocessing").put("resize", "stretch").put("rounding", "halfUp")),
        wrong(
            "a part of a crop without a crop",
            m -> m.withObject("/preprocessing").put("cropFraction", 0.875)),
        wrong(
            "one mean for three channels",
            m -> m.withObject("/preprocessing").putArray("mean").add(1)),
        wrong("nms without IoU", m -> m.withObject("/nms").remove("iou")),
        wrong("labels twice", m -> m.put("labelsFile", "labels.txt")),
        wrong("no labels", m -> m.remove("labels")),
        wrong("a label without a number", m -> m.putObject("labels").put("first", "a")),
        wrong("a label that is a number", m -> m.putArray("labels").add(1)),
        wrong("an unknown decoder", m -> m.withObject("/output").put("decoder", "magic")),
        wrong("a threshold above 1", m -> m.withObject("/thresholds").put("confidence", 2)),
        wrong(
            "a probe of nothing",
            m -> m.putObject("probe").put("image", "a.png").putArray("expected")));
  }

  private static Arguments wrong(String what, Consumer<ObjectNode> change) {
    return Arguments.of(what, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongManifests")
  void refusesWhatTheReaderRefuses(String what, Consumer<ObjectNode> change) {
    ObjectNode manifest = yolox();
    change.accept(manifest);
    assertThat(violations(manifest)).isNotEmpty();
    assertThat(isRead(manifest)).isFalse();
  }

  /** The reader may refuse more: it knows what a schema cannot say. */
  @Property(tries = 2000)
  void whatTheReaderTakesFits(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int mutations, @ForAll boolean detr) {
    Random random = new Random(seed);
    ObjectNode manifest = detr ? labelsBoxesScores() : yolox();
    for (int i = 0; i < mutations; i++) {
      ManifestFuzzTest.mutate(manifest, random);
    }
    if (isRead(manifest)) {
      assertThat(violations(manifest)).describedAs(manifest.toString()).isEmpty();
    }
  }

  private boolean isRead(ObjectNode manifest) {
    try {
      reader.read(manifest, "model.json");
      return true;
    } catch (ModelRefusedException refused) {
      return false;
    }
  }

  @Test
  void readerSchemaAndDocumentKnowTheSameKeys() throws IOException {
    Map<String, Set<String>> ofSchema = keysOfSchema();
    assertThat(keysOfReader(decoders(ofSchema))).isEqualTo(ofSchema);
    assertThat(keysOfDocument()).isEqualTo(ofSchema);
  }

  @Test
  void theSchemaHasEveryDecoder() {
    ObjectNode manifest = yolox();
    manifest.withObject("/output").put("decoder", "magic");
    String known = problems(manifest).get(0).expected();
    assertThat(Set.of(known.replace("one of ", "").split(", ")))
        .isEqualTo(decoders(keysOfSchema()));
  }

  private static Set<String> decoders(Map<String, Set<String>> keys) {
    Set<String> decoders = new TreeSet<>();
    keys.keySet().stream()
        .filter(path -> path.startsWith("output "))
        .forEach(path -> decoders.add(path.substring("output ".length())));
    return decoders;
  }

  private static Map<String, Set<String>> keysOfSchema() {
    Map<String, Set<String>> keys = new TreeMap<>();
    collect("", SCHEMA_JSON, keys);
    SCHEMA_JSON
        .path("$defs")
        .propertyStream()
        .filter(definition -> definition.getKey().startsWith(DecoderSchemas.DEFINITION))
        .forEach(
            definition ->
                collect(
                    "output " + definition.getKey().substring(DecoderSchemas.DEFINITION.length()),
                    definition.getValue(),
                    keys));
    return keys;
  }

  private static void collect(String path, JsonNode schema, Map<String, Set<String>> keys) {
    JsonNode properties = schema.path("properties");
    if (!properties.isObject()) {
      return;
    }
    keys.put(path, new TreeSet<>(properties.propertyNames()));
    properties
        .propertyStream()
        .forEach(
            property -> {
              String below = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
              collect(below, property.getValue(), keys);
              collect(below + "[]", property.getValue().path("items"), keys);
            });
  }

  /** The reader names the keys that it knows when it meets one that it does not. */
  private Map<String, Set<String>> keysOfReader(Set<String> decoders) {
    Map<String, Set<String>> keys = new TreeMap<>();
    for (String decoder : decoders) {
      ObjectNode manifest = yolox();
      manifest.putObject("output").put("decoder", decoder);
      manifest.withArray("/extraInputs").addObject();
      ObjectNode probe = manifest.putObject("probe");
      probe.putArray("expected").addObject().putObject("box");
      poison(manifest);
      for (Problem problem : problems(manifest)) {
        if (problem.code().equals("NUN-5005")) {
          String path = objectPath(problem.where()).replace("output", "output " + decoder);
          keys.put(path, new TreeSet<>(Arrays.asList(known(problem))));
        }
      }
    }
    return keys;
  }

  private static String[] known(Problem problem) {
    return problem.expected().replace("one of ", "").split(", ", -1);
  }

  private static String objectPath(String where) {
    return where
        .replaceAll("^.*\\$\\.?", "")
        .replaceAll("\\.?" + BOGUS + "$", "")
        .replaceAll("\\[\\d+\\]", "[]");
  }

  private static void poison(JsonNode node) {
    node.values().forEach(ManifestSchemaTest::poison);
    if (node instanceof ObjectNode object) {
      object.put(BOGUS, 1);
    }
  }

  private List<Problem> problems(ObjectNode manifest) {
    try {
      reader.read(manifest, "model.json");
      throw new AssertionError("it should have been refused");
    } catch (ModelRefusedException refused) {
      return refused.problems();
    }
  }

  private static Map<String, Set<String>> keysOfDocument() throws IOException {
    Map<String, Set<String>> keys = new TreeMap<>();
    for (ManifestTables.Row row : ManifestTables.read()) {
      keys.computeIfAbsent(row.path(), unused -> new TreeSet<>()).add(row.key());
    }
    return keys;
  }
}
