package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairwiseTest {

  private static final Map<String, List<String>> VALUES = values();

  private static Map<String, List<String>> values() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put("size", List.of("1", "2", "3"));
    values.put("kind", List.of("a", "b"));
    values.put("live", List.of("true", "false"));
    values.put("zone", List.of("", "0,0 1,1", "all", "none"));
    return values;
  }

  @Test
  void everyPairOfValuesIsInSomeRow() {
    List<Map<String, String>> rows = Pairwise.rows(VALUES, 1_000);

    VALUES.forEach(
        (one, ofOne) ->
            VALUES.forEach(
                (other, ofOther) -> {
                  for (String a : ofOne) {
                    for (String b : ofOther) {
                      assertThat(one.equals(other) || isTogether(rows, one, a, other, b))
                          .as("%s=%s beside %s=%s", one, a, other, b)
                          .isTrue();
                    }
                  }
                }));
  }

  private static boolean isTogether(
      List<Map<String, String>> rows, String one, String a, String other, String b) {
    return rows.stream().anyMatch(row -> a.equals(row.get(one)) && b.equals(row.get(other)));
  }

  @Test
  void thereAreFarFewerRowsThanCombinations() {
    assertThat(Pairwise.rows(VALUES, 1_000)).hasSizeLessThanOrEqualTo(16);
  }

  @Test
  void everyRowHasAValueOfEachParameter() {
    assertThat(Pairwise.rows(VALUES, 1_000))
        .allSatisfy(row -> assertThat(row).containsOnlyKeys(VALUES.keySet()));
  }

  @Test
  void endsWhereThereIsNoRoomForMoreRows() {
    assertThat(Pairwise.rows(VALUES, 5)).hasSize(5);
  }

  @Test
  void oneParameterHasNoPairs() {
    assertThat(Pairwise.rows(Map.of("size", List.of("1", "2")), 10)).isEmpty();
  }
}
