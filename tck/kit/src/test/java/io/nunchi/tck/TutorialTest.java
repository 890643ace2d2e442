package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tutorial shows code that the build compiles, tests and certifies. */
class TutorialTest {

  private static final Path TUTORIAL = Path.of("../../docs/writing-an-analyzer.md");
  private static final Path EXAMPLE = Path.of("src/test/java/io/nunchi/tck/example");
  private static final Pattern JAVA_BLOCK = Pattern.compile("(?s)```java\n(.*?)```");

  /** Classes of the projects that nunchi new-analyzer writes, and of the example with OpenCV. */
  private static final List<Path> SOURCES =
      List.of(
          EXAMPLE,
          Path.of("../../apps/cli/src/main/resources/io/nunchi/cli/internal/author/template"),
          Path.of("../../docs/examples/analyzer/src"));

  @Test
  void showsTheAnalyzerThatIsCertified() throws IOException {
    assertThat(Files.readString(TUTORIAL))
        .contains("```java\n" + Files.readString(EXAMPLE.resolve("BrightSpotPlugin.java")) + "```");
  }

  @Test
  void everyPieceOfJavaIsCompiledByTheBuild() throws IOException {
    String compiled = withoutSpace(everySource().replace("{{class}}", "RedCars"));
    List<String> blocks =
        JAVA_BLOCK
            .matcher(Files.readString(TUTORIAL))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).hasSizeGreaterThan(5);
    for (String block : blocks) {
      assertThat(compiled.contains(withoutSpace(block))).as(block).isTrue();
    }
  }

  private static String everySource() throws IOException {
    StringBuilder sources = new StringBuilder();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          sources.append(Files.readString(file));
        }
      }
    }
    return sources.toString();
  }

  /** A document breaks and indents lines in another way than the formatter does. */
  private static String withoutSpace(String code) {
    return code.replaceAll("\\s+", "");
  }
}
