package io.nunchi.cli.internal.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.cli.internal.CliException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzerSpecTest {

  @Test
  void readsPluginAndSettings() throws CliException {
    AnalyzerSpec spec = AnalyzerSpec.parse("a.b,provider=prefer cuda\\,cpu,url=x=y,empty=", "--x");
    assertThat(spec.pluginId()).isEqualTo("a.b");
    assertThat(spec.settings())
        .containsEntry("provider", "prefer cuda,cpu")
        .containsEntry("url", "x=y")
        .containsEntry("empty", "");
  }

  @Test
  void aModelIsAnAbsolutePath() throws CliException {
    assertThat(AnalyzerSpec.parse("a.b,model=models/../m", "--x").settings())
        .containsEntry("model", Path.of("m").toAbsolutePath().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",a=b", "a.b,", "a.b,c", "a.b,=c", "a.b,c=1,c=2"})
  void refusesWhatIsNoDescription(String text) {
    assertThatExceptionOfType(CliException.class)
        .isThrownBy(() -> AnalyzerSpec.parse(text, "--candidate"))
        .satisfies(
            refusal -> {
              assertThat(refusal.problems().get(0).code()).isEqualTo("NUN-7018");
              assertThat(refusal.problems().get(0).where()).isEqualTo("--candidate");
            });
  }
}
