package io.nunchi.reference.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskCanvasTest {

  private final MaskCanvas canvas = new MaskCanvas();

  private void place(double width, double height) {
    canvas.place(new TensorArea(10, 20, 10 + width, 20 + height));
    canvas.chooseCells(4, 4);
  }

  @Test
  void hasTheCellsOfTheModelUpToABound() {
    place(40, 30);
    assertThat(canvas.columns()).isEqualTo(10);
    assertThat(canvas.rows()).isEqualTo(8);
    place(100_000, 1);
    assertThat(canvas.columns()).isEqualTo(MaskCanvas.MAX_SIDE);
    assertThat(canvas.rows()).isEqualTo(1);
  }

  @Test
  void needsNoCellForRounding() {
    place(40.000_01, 39.999_99);
    assertThat(canvas.columns()).isEqualTo(10);
    assertThat(canvas.rows()).isEqualTo(10);
  }

  @Test
  void isEmptyAgainForTheNextBox() {
    place(8, 8);
    canvas.set(1, 1, 1);
    place(8, 8);
    assertThat(canvas.coverage()).containsExactly(0, 0, 0, 0);
  }

  @Test
  void knowsWhereItsCellsAre() {
    place(8, 8);
    assertThat(canvas.x(0.5)).isEqualTo(12);
    assertThat(canvas.y(2)).isEqualTo(28);
  }
}
