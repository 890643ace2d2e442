package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
  void tellsTheMostFrequentFirst() {
    ClassCensus now = new ClassCensus(HISTOGRAM);
    ClassCensus before = new ClassCensus("   1:         28100       10120000  [B (java.base@17)");

    assertThat(now.moreSince(before, 30, 5))
        .containsExactly("40 acme.Engine", "40 acme.Other", "30 byte[]");
    assertThat(now.moreSince(before, 31, 5)).containsExactly("40 acme.Engine", "40 acme.Other");
    assertThat(now.moreSince(before, 1, 1)).containsExactly("40 acme.Engine");
    assertThat(now.moreSince(now, 1, 5)).isEmpty();
    assertThat(now.moreSince(ClassCensus.none(), 1, 1)).containsExactly("28130 byte[]");
    assertThat(ClassCensus.none().moreSince(now, 1, 5)).isEmpty();
  }

  @Test
  void namesArraysAsJavaDoes() {
    ClassCensus now =
        new ClassCensus("1: 7 8 [[I (java.base@17)\n2: 6 8 [Ljava.lang.String; (java.base@17)");

    assertThat(now.moreSince(ClassCensus.none(), 1, 5))
        .containsExactly("7 int[][]", "6 java.lang.String[]");
  }

  @Test
  void aCensusDoesNotCountItself() {
    ClassCensus before = ClassCensus.now();

    assertThat(ClassCensus.now().moreSince(before, 500, 5)).isEmpty();
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
