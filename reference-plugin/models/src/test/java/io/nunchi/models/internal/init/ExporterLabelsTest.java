package io.nunchi.models.internal.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExporterLabelsTest {

  @Test
  void readsLabelsAsPythonWritesThem() {
    String names = "{0: 'person', 1: \"driver's seat\", 2: 'the \"big\" one', 3: '사람'}";

    assertThat(ExporterLabels.of(Map.of("names", names)))
        .containsExactly("person", "driver's seat", "the \"big\" one", "사람");
  }

  @Test
  void readsALabelWithBothQuotationMarks() {
    String names =
        "{0: 'driver\\'s \"big\" seat', 1: 'back\\\\slash', 2: 'a\\tb\\xa0\\u200b', 3: 'x'}";

    assertThat(ExporterLabels.of(Map.of("names", names)))
        .containsExactly("driver's \"big\" seat", "back\\slash", "a\tb\u00a0\u200b", "x");
  }

  @Test
  void readsNoneWithAGap() {
    assertThat(ExporterLabels.of(Map.of("names", "{0: 'a', 2: 'b'}"))).isEmpty();
    assertThat(ExporterLabels.of(Map.of())).isEmpty();
  }
}
