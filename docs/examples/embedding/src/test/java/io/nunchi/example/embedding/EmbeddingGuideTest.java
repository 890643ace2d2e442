package io.nunchi.example.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's code is the program's, and the program stays small. */
class EmbeddingGuideTest {

  private static final Path SOURCES = Path.of("src/main/java/io/nunchi/example/embedding");

  @ParameterizedTest
  @ValueSource(strings = {"SmallestVms", "Operator", "VideoSource", "GuiceVms"})
  void showsTheCodeThatTheBuildRuns(String type) throws IOException {
    String source = Files.readString(SOURCES.resolve(type + ".java"));
    String body = source.substring(source.indexOf("/**"));
    assertThat(Files.readString(Path.of("../../embedding.md")))
        .contains("```java\n" + body + "```");
  }

  @Test
  void theProgramHasAtMost250Lines() throws IOException {
    long lines = 0;
    for (String type : new String[] {"SmallestVms", "Operator", "VideoSource"}) {
      try (Stream<String> source = Files.lines(SOURCES.resolve(type + ".java"))) {
        lines += source.count();
      }
    }
    assertThat(lines).isLessThanOrEqualTo(250);
  }
}
