package io.nunchi.accuracy.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureTest {

  private static final ErrorCounts COUNTS = new ErrorCounts(10, 3, 1);

  @ParameterizedTest
  @EnumSource
  void aFigureIsFoundByItsNameAndExplained(Figure figure) {
    assertThat(Figure.named(figure.jsonName())).contains(figure);
    assertThat(figure.title()).isNotBlank();
    assertThat(figure.description()).matches("[A-Z0-9].*[^.]\\.");
    assertThat(figure.least()).isLessThan(figure.most());
  }

  @Test
  void anUnknownNameIsNoFigure() {
    assertThat(Figure.named("luck")).isEmpty();
    assertThat(Figure.named("ERROR_RATE")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void errorCountsGiveTheErrorFiguresAndNoOthers(Figure figure) {
    if (figure.group() == FigureGroup.ERRORS) {
      assertThat(COUNTS.value(figure).orElseThrow()).isBetween(figure.least(), figure.most());
    } else {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> COUNTS.value(figure))
          .withMessageContaining(figure.name());
    }
  }

  @Test
  void onlyCocoHasAValueForNothing() {
    assertThat(Figure.AP.isDefined(-1)).isFalse();
    assertThat(Figure.AP.isDefined(0)).isTrue();
    assertThat(Figure.MOTA.isDefined(-1)).isTrue();
  }
}
