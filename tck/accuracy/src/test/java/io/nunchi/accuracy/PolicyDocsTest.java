package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.gate.GatePolicies;
import io.nunchi.accuracy.gate.GatePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policies in docs/accuracy-gate.md are those that come along. */
class PolicyDocsTest {

  private static final Path DOCUMENT = Path.of("../../docs/accuracy-gate.md");
  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder = Path.of("");

  @Test
  void eachPolicyIsWrittenAsAFile() throws Exception {
    List<String> blocks =
        JSON.matcher(Files.readString(DOCUMENT))
            .results()
            .map((MatchResult m) -> m.group(1))
            .toList();
    assertThat(blocks).hasSameSizeAs(GatePolicies.all());
    for (int i = 0; i < blocks.size(); i++) {
      GatePolicy expected = GatePolicies.all().get(i);
      GatePolicy written =
          AccuracyGate.read(Files.writeString(folder.resolve("policy.json"), blocks.get(i)));
      assertThat(written.rules()).as(expected.name()).isEqualTo(expected.rules());
      assertThat(written.leastFrames()).isEqualTo(expected.leastFrames());
      assertThat(written.leastLabelled()).isEqualTo(expected.leastLabelled());
      assertThat(written.judgesEveryLabel()).isEqualTo(expected.judgesEveryLabel());
      assertThat(Files.readString(DOCUMENT)).contains("| `" + expected.name() + "` |");
    }
  }
}
