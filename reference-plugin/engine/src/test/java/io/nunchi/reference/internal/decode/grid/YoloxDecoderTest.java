package io.nunchi.reference.internal.decode.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.testing.Layouts;
import io.nunchi.spi.failure.FrameRejectedException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YoloxDecoderTest {

  private static final List<String> LABELS = List.of("person", "car", "dog");
  private static final int ROW = 8;
  private static final Thresholds THRESHOLDS = Thresholds.of(LABELS, 0.3f, Map.of());

  private static OutputLayout layout(int width, int height, boolean allLabels) {
    return layout(
        width,
        height,
        "'strides': [8, 16, 32], 'labelsPerBox': '" + (allLabels ? "all" : "best") + "'");
  }

  private static OutputLayout layout(int width, int height, String parameters) {
    return Layouts.of(
        new YoloxDecoder(),
        ("{'tensor': 'output', " + parameters + "}").replace('\'', '"'),
        new ModelShape(width, height, LABELS.size()));
  }

  private static float[] values(OutputLayout layout) {
    return new float[(int) (layout.tensors().get(0).shape().get(1) * ROW)];
  }

  private static void put(float[] values, int cell, float... numbers) {
    System.arraycopy(numbers, 0, values, cell * ROW, ROW);
  }

  private static Candidates decode(OutputLayout layout, float[] values)
      throws FrameRejectedException {
    Candidates candidates = new Candidates();
    layout
        .newDecoder()
        .decode(
            List.of(OutputTensor.of("output", FloatBuffer.wrap(values))), THRESHOLDS, candidates);
    return candidates;
  }

  private static void assertBox(
      Candidates candidates, int index, float left, float top, float right, float bottom) {
    assertThat(candidates.left(index)).isCloseTo(left, within(1e-3f));
    assertThat(candidates.top(index)).isCloseTo(top, within(1e-3f));
    assertThat(candidates.right(index)).isCloseTo(right, within(1e-3f));
    assertThat(candidates.bottom(index)).isCloseTo(bottom, within(1e-3f));
  }

  @Test
  void countsTheCellsOfAllStrides() {
    assertThat(layout(416, 416, false).tensors().get(0).shape()).containsExactly(1L, 3549L, 8L);
    assertThat(layout(64, 32, false).tensors().get(0).shape()).containsExactly(1L, 42L, 8L);
  }

  /** 64 x 32: grids of 8 x 4, 4 x 2 and 2 x 1 cells. */
  @Test
  void decodesACellOfEachStrideInASmallTensor() throws Exception {
    OutputLayout layout = layout(64, 32, false);
    float[] values = values(layout);
    float log2 = (float) Math.log(2);
    // Stride 8, column 3, row 2: center (3.25 * 8, 2.5 * 8) = (26, 20), 16 x 8.
    put(values, 19, 0.25f, 0.5f, log2, 0, 0.9f, 0.5f, 0.8f, 0.1f);
    // Stride 16, column 1, row 1: center (0.5 * 16, 1.5 * 16) = (8, 24), 16 x 32.
    put(values, 32 + 5, -0.5f, 0.5f, 0, log2, 0.8f, 1, 0, 0);
    // Stride 32, column 1, row 0: center (32, 16), 32 x 32.
    put(values, 40 + 1, 0, 0.5f, 0, 0, 0.5f, 0, 0, 0.7f);
    Candidates candidates = decode(layout, values);
    assertThat(candidates.count()).isEqualTo(3);
    assertBox(candidates, 0, 18, 16, 34, 24);
    assertThat(candidates.confidence(0)).isCloseTo(0.72f, within(1e-6f));
    assertThat(candidates.label(0)).isEqualTo(1);
    assertBox(candidates, 1, 0, 8, 16, 40);
    assertThat(candidates.confidence(1)).isCloseTo(0.8f, within(1e-6f));
    assertThat(candidates.label(1)).isZero();
    assertBox(candidates, 2, 16, 0, 48, 32);
    assertThat(candidates.confidence(2)).isCloseTo(0.35f, within(1e-6f));
    assertThat(candidates.label(2)).isEqualTo(2);
  }

  /** 416 x 416: the last cell of all is at column 12, row 12 of stride 32. */
  @Test
  void decodesTheFirstAndTheLastCellOfALargeTensor() throws Exception {
    OutputLayout layout = layout(416, 416, false);
    float[] values = values(layout);
    put(values, 0, 0.5f, 0.5f, 0, 0, 1, 1, 0, 0);
    put(values, 3548, 0.5f, 0.5f, 0, 0, 1, 0, 0, 1);
    Candidates candidates = decode(layout, values);
    assertThat(candidates.count()).isEqualTo(2);
    assertBox(candidates, 0, 0, 0, 8, 8);
    assertBox(candidates, 1, 384, 384, 416, 416);
  }

  @Test
  void leavesDecodedBoxesAsTheyAre() throws Exception {
    OutputLayout layout = layout(64, 64, "'strides': [32], 'decoded': true");
    float[] values = values(layout);
    put(values, 3, 10, 20, 4, 8, 1, 1, 0, 0);
    assertBox(decode(layout, values), 0, 8, 16, 12, 24);
  }

  @Test
  void appliesTheLogisticFunctionWhenTheModelDoesNot() throws Exception {
    OutputLayout layout = layout(64, 64, "'strides': [64], 'activation': 'sigmoid'");
    float[] values = new float[ROW];
    put(values, 0, 0, 0, 0, 0, 2, 1, -1, 0);
    Candidates candidates = decode(layout, values);
    // 1 / (1 + e^-2) * 1 / (1 + e^-1)
    assertThat(candidates.confidence(0)).isCloseTo(0.880797f * 0.731059f, within(1e-5f));
  }

  @Test
  void reportsEveryLabelOfABoxWhenAsked() throws Exception {
    float[] values = values(layout(64, 32, true));
    put(values, 0, 0, 0, 0, 0, 1, 0.5f, 0.8f, 0.1f);
    assertThat(decode(layout(64, 32, true), values).count()).isEqualTo(2);
    assertThat(decode(layout(64, 32, false), values).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, NaN",
    "3, Infinity",
    "2, 1000",
    "4, NaN",
    "4, Infinity",
    "4, 1.5",
    "5, NaN",
    "7, -0.5",
    "6, 2"
  })
  void rejectsNumbersThatMeanNothing(int position, float number) {
    OutputLayout layout = layout(64, 32, false);
    float[] values = values(layout);
    put(values, 7, 0, 0, 0, 0, 0.9f, 0.9f, 0, 0);
    values[7 * ROW + position] = number;
    assertThatThrownBy(() -> decode(layout, values))
        .isInstanceOf(FrameRejectedException.class)
        .hasMessageContaining("NUN-5203")
        .hasMessageContaining("output output, element ");
  }

  @ParameterizedTest
  @ValueSource(floats = {0.999f, 1, 1.0005f})
  void toleratesTheRoundingOfQuantisedModels(float confidence) throws Exception {
    OutputLayout layout = layout(64, 32, false);
    float[] values = values(layout);
    put(values, 0, 0, 0, 0, 0, confidence, 1, 0, 0);
    assertThat(decode(layout, values).confidence(0)).isBetween(0.999f, 1f);
  }

  @Test
  void thresholdsOfSingleLabelsCount() throws Exception {
    OutputLayout layout = layout(64, 32, true);
    float[] values = values(layout);
    put(values, 0, 0, 0, 0, 0, 1, 0.25f, 0.25f, 0.25f);
    Candidates candidates = new Candidates();
    layout
        .newDecoder()
        .decode(
            List.of(OutputTensor.of("output", FloatBuffer.wrap(values))),
            Thresholds.of(LABELS, 0.3f, Map.of("car", 0.2f)),
            candidates);
    assertThat(candidates.count()).isEqualTo(1);
    assertThat(candidates.label(0)).isEqualTo(1);
  }
}
