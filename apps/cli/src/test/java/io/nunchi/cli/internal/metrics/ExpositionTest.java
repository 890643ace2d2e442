package io.nunchi.cli.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {

  private static final String HEAD = "# HELP a_total Some.\n# TYPE a_total counter\n";

  @Test
  void readsLabelsAsTheyWereMeant() {
    Exposition parsed = Exposition.parse(HEAD + "a_total{b=\"x\\\\y\\\"z\\n\",c=\"\"} 1.0\n");
    assertThat(parsed.samples())
        .containsExactly(new Exposition.Sample("a_total", Map.of("b", "x\\y\"z\n", "c", ""), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# TYPE a_total counter\na_total 1\n",
        "# HELP a_total \n# TYPE a_total counter\na_total 1\n",
        "# HELP a Some.\n# TYPE a counter\na 1\n",
        "a 1\n",
        HEAD + "a_total 1\na_total 2\n",
        HEAD + "a_total{b=\"1\"} 1\na_total{b=\"1\"} 2\n",
        HEAD + "a_total{b=\"x\"y\"} 1\n",
        HEAD + "a_total{b.c=\"x\"} 1\n",
        HEAD + "a_total one\n",
        HEAD + "a_total 1",
        HEAD + HEAD,
        "# HELP a Some.\n# TYPE a gauge\na 1\n" + HEAD + "a_total 1\na{b=\"2\"} 1\n",
        "# HELP a_ms Some.\n# TYPE a_ms gauge\na_ms 1\n",
        "# HELP a_percent Some.\n# TYPE a_percent gauge\na_percent 1\n",
        "# HELP a_count Some.\n# TYPE a_count gauge\na_count 1\n",
        "# HELP aB Some.\n# TYPE aB gauge\naB 1\n",
        HEAD + "a_total{__b=\"1\"} 1\n",
        HEAD + "a_total{quantile=\"1\"} 1\n",
        HEAD + "a_total{le=\"1\"} 1\n"
      })
  void refusesWhatIsNotInTheFormat(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Exposition.parse(text));
  }
}
