package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nunchi.accuracy.data.VideoProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real footage with its labels, which not every machine has. */
final class TestData {

  /** No test decodes a video. */
  static final VideoProbe NO_DECODER =
      video -> new VideoProbe.VideoFacts(OptionalLong.empty(), 480, 360, 7);

  private TestData() {}

  /** The folder, or the test is skipped. */
  static Path folder(String name) {
    String configured = System.getenv("NUNCHI_DATA");
    Path root =
        Path.of("../..")
            .resolve(Objects.requireNonNullElse(configured, "../shared/data"))
            .toAbsolutePath()
            .normalize();
    assumeThat(root).as("NUNCHI_DATA names a folder of test data").isDirectory();
    return root.resolve(name);
  }

  /** Every number of a reference file is in the figures, under the same name. */
  static void assertEqualToReference(Map<String, Object> figures, Path reference)
      throws IOException {
    JsonNode expected = JsonMapper.shared().readTree(Files.readString(reference));
    assertContains(JsonMapper.shared().valueToTree(figures), expected, reference.toString());
  }

  private static void assertContains(JsonNode actual, JsonNode expected, String path) {
    assertThat(expected.properties()).as(path).isNotEmpty();
    expected
        .properties()
        .forEach(
            entry -> {
              String name = path + " " + entry.getKey();
              JsonNode found = actual.get(entry.getKey());
              assertThat(found).as(name).isNotNull();
              if (entry.getValue().isObject()) {
                assertContains(found, entry.getValue(), name);
              } else {
                assertThat(found.asDouble())
                    .as(name)
                    .isCloseTo(entry.getValue().asDouble(), within(1e-6));
              }
            });
  }
}
