package io.nunchi.reference.internal.decode.row;

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
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsBoxesScoresDecoderTest {

  private static final Thresholds THRESHOLDS =
      Thresholds.of(List.of("person", "car"), 0.4f, Map.of());

  private static OutputLayout layout(int width, int height, String more) {
    String tensors = "'labelsTensor': 'labels', 'boxesTensor': 'boxes', 'scoresTensor': 'scores'";
    return Layouts.of(
        new LabelsBoxesScoresDecoder(),
        ("{" + tensors + ", 'queries': 2" + more + "}").replace('\'', '"'),
        new ModelShape(width, height, 2));
  }

  private static Candidates decode(
      OutputLayout layout, long[] labels, float[] boxes, float[] scores)
      throws FrameRejectedException {
    Candidates candidates = new Candidates();
    layout
        .newDecoder()
        .decode(
            List.of(
                OutputTensor.of("labels", LongBuffer.wrap(labels)),
                OutputTensor.of("boxes", FloatBuffer.wrap(boxes)),
                OutputTensor.of("scores", FloatBuffer.wrap(scores))),
            THRESHOLDS,
            candidates);
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
  void readsCornersInPixels() throws Exception {
    Candidates candidates =
        decode(
            layout(416, 416, ""),
            new long[] {1, 0},
            new float[] {-2.5f, 10, 100, 416.2f, 1, 2, 3, 4},
            new float[] {0.4f, 0.9f});
    assertThat(candidates.count()).isEqualTo(2);
    assertBox(candidates, 0, -2.5f, 10, 100, 416.2f);
    assertThat(candidates.label(0)).isEqualTo(1);
    assertBox(candidates, 1, 1, 2, 3, 4);
    assertThat(candidates.confidence(1)).isEqualTo(0.9f);
  }

  @Test
  void readsNormalisedCentersAndLogitsInAnotherSize() throws Exception {
    Candidates candidates =
        decode(
            layout(
                640,
                320,
                ", 'boxForm': 'centerWidthHeight', 'boxUnit': 'normalised',"
                    + " 'activation': 'sigmoid'"),
            new long[] {0, 1},
            new float[] {0.5f, 0.25f, 0.1f, 0.5f, 0, 0, 0, 0},
            new float[] {0, -2});
    // Center (320, 80), 64 x 160; the logistic function of 0 is 0.5, of -2 it is 0.12.
    assertThat(candidates.count()).isEqualTo(1);
    assertBox(candidates, 0, 288, 0, 352, 160);
    assertThat(candidates.confidence(0)).isEqualTo(0.5f);
  }

  @Test
  void ignoresWhatIsBelowTheThreshold() throws Exception {
    Candidates candidates =
        decode(layout(416, 416, ""), new long[] {99, -5}, new float[8], new float[] {0.39f, 0});
    assertThat(candidates.count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"2, 0, 0.9", "-1, 0, 0.9", "0, NaN, 0.9", "0, Infinity, 0.9", "0, 0, NaN", "0, 0, 7"})
  void rejectsNumbersThatMeanNothing(long label, float left, float score) {
    OutputLayout layout = layout(416, 416, "");
    assertThatThrownBy(
            () ->
                decode(
                    layout,
                    new long[] {label, 0},
                    new float[] {left, 0, 1, 1, 0, 0, 0, 0},
                    new float[] {score, 0}))
        .isInstanceOf(FrameRejectedException.class)
        .hasMessageContaining("NUN-5203");
  }
}
