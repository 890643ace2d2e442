package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The analyzer of the tutorial is the one that the build certifies. */
class TutorialTest {

  private static final Path TUTORIAL = Path.of("../../docs/writing-an-analyzer.md");
  private static final Path ANALYZER =
      Path.of("src/test/java/io/nunchi/tck/example/BrightSpotPlugin.java");

  @Test
  void showsTheAnalyzerThatIsCertified() throws IOException {
    assertThat(Files.readString(TUTORIAL))
        .contains("```java\n" + Files.readString(ANALYZER) + "```");
  }
}
