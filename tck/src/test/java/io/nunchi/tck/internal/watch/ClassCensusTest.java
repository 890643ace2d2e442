package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassCensusTest {

  private static final String HISTOGRAM =
      """
       num     #instances         #bytes  class name (module)
      -------------------------------------------------------
         1:         28130       10121376  [B (java.base@17.0.15)
         2:            40           1280  acme.Engine
         3:            40           1280  acme.Other
         4:             2            480  acme.Few
      Total         28212       10124416
      """;

  @Test
  void readsWhatHotSpotPrints() {
    assertThat(ClassCensus.parse(HISTOGRAM).objects())
        .hasSize(4)
        .containsEntry("[B", 28_130L)
        .containsEntry("acme.Engine", 40L);
  }

  @Test
  void tellsTheMostFrequentFirst() {
    ClassCensus now = ClassCensus.parse(HISTOGRAM);
    ClassCensus before = new ClassCensus(Map.of("[B", 28_100L));

    assertThat(now.moreSince(before, 30, 5))
        .containsExactly("40 acme.Engine", "40 acme.Other", "30 [B");
    assertThat(now.moreSince(before, 31, 5)).containsExactly("40 acme.Engine", "40 acme.Other");
    assertThat(now.moreSince(before, 1, 1)).containsExactly("40 acme.Engine");
    assertThat(now.moreSince(now, 1, 5)).isEmpty();
  }

  @Test
  void countsTheObjectsOfThisProcess() {
    ClassCensus before = ClassCensus.now();
    List<Object> alive = new ArrayList<>();
    for (int i = 0; i < 321; i++) {
      alive.add(new Counted());
    }

    assertThat(ClassCensus.now().moreSince(before, alive.size(), 100))
        .contains("321 " + Counted.class.getName());
  }

  private static final class Counted {}
}
