package io.nunchi.example.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddingGuideTest {

  @Test
  void showsTheProgramThatTheBuildRuns() throws Exception {
    String program =
        Files.readString(Path.of("src/main/java/io/nunchi/example/embedding/GateWatcher.java"));
    assertThat(Files.readString(Path.of("../../embedding.md"))).contains(program);
  }
}
