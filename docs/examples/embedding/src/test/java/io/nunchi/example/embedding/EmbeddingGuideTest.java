package io.nunchi.example.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's code is the program's, and the program stays small. */
class EmbeddingGuideTest {

  private static final Pattern JAVA_BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Path SOURCES = Path.of("src/main/java/io/nunchi/example/embedding");

  @ParameterizedTest
  @ValueSource(strings = {"SmallestVms", "Operator", "VideoSource", "GuiceVms"})
  void showsTheCodeThatTheBuildRuns(String type) throws IOException {
    String source = Files.readString(SOURCES.resolve(type + ".java"));
    String body = source.substring(source.indexOf("/**"));
    assertThat(Files.readString(Path.of("../../embedding.md")))
        .contains("```java\n" + body + "```");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../embedding.md", "../../../README.md"})
  void everyPieceOfJavaIsCompiledByTheBuild(String document) throws IOException {
    String compiled = withoutSpace(everySource());
    List<String> blocks =
        JAVA_BLOCK
            .matcher(Files.readString(Path.of(document)))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).isNotEmpty();
    for (String block : blocks) {
      assertThat(compiled.contains(withoutSpace(block))).as(block).isTrue();
    }
  }

  private static String everySource() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.append(Files.readString(file));
      }
    }
    return sources.toString();
  }

  /** A document breaks and indents lines in another way than the formatter does. */
  private static String withoutSpace(String code) {
    return code.replaceAll("\\s+", "");
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
