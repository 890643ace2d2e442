package io.nunchi.reference.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.wiring.Wiring;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a manifest says, reading it gives a manifest or the typed failure. */
class ManifestFuzzTest {

  private final ManifestReader reader =
      Wiring.injector(TestHost.nativeFolder()).getInstance(ManifestReader.class);

  @Property(tries = 2000)
  void mutatedValuesAreReadOrRefused(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int mutations, @ForAll boolean detr) {
    Random random = new Random(seed);
    ObjectNode manifest =
        detr ? TestPackages.labelsBoxesScoresManifest() : TestPackages.yoloxManifest();
    manifest.put("sha256", "0".repeat(64));
    for (int i = 0; i < mutations; i++) {
      mutate(manifest, random);
    }
    assertReadOrRefused(manifest.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1000)
  void flippedBytesAreReadOrRefused(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 100_000) Integer> positions,
      @ForAll byte replacement) {
    byte[] json =
        TestPackages.yoloxManifest()
            .put("sha256", "0".repeat(64))
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    positions.forEach(position -> json[position % json.length] = replacement);
    assertReadOrRefused(json);
  }

  private void assertReadOrRefused(byte[] json) {
    try {
      ModelManifest manifest = reader.read(json, "model.json");
      assertThat(manifest.labels()).isNotEmpty();
      assertThat(manifest.output().newDecoder()).isNotNull();
    } catch (ModelRefusedException refused) {
      assertThat(refused.problems()).isNotEmpty();
    }
  }

  /** Replaces, removes or adds one value, anywhere. */
  static void mutate(ObjectNode root, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    if (container instanceof ObjectNode object) {
      List<String> keys = new ArrayList<>(object.propertyNames());
      keys.add("unheard-of");
      String key = keys.get(random.nextInt(keys.size()));
      if (random.nextInt(4) == 0) {
        object.remove(key);
      } else {
        object.set(key, anything(random));
      }
    } else if (container instanceof ArrayNode array) {
      array.add(anything(random));
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isObject() || node.isArray()) {
      containers.add(node);
      node.values().forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode anything(Random random) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (random.nextInt(12)) {
      case 0 -> json.nullNode();
      case 1 -> json.booleanNode(random.nextBoolean());
      case 2 -> json.numberNode(random.nextInt());
      case 3 -> json.numberNode(random.nextInt(10));
      case 4 -> json.numberNode(random.nextGaussian() * 1e30);
      case 5 -> json.numberNode(new java.math.BigInteger(400, random));
      case 6 -> json.numberNode(new java.math.BigDecimal("1e4000"));
      case 7 -> json.stringNode("");
      case 8 -> json.stringNode(Long.toString(random.nextLong(), 36));
      case 9 -> json.arrayNode();
      case 10 -> json.arrayNode().add(random.nextInt(100)).add("person");
      default -> json.objectNode().put("x", random.nextInt());
    };
  }
}
