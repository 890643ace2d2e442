package io.nunchi.reference.internal.decode.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.ValueSource;

class DetsLabelsDecoderTest {

  private static final OutputLayout LAYOUT =
      Layouts.of(
          new DetsLabelsDecoder(),
          "{\"boxesTensor\": \"dets\", \"labelsTensor\": \"labels\"}",
          new ModelShape(64, 64, 2));

  private static Candidates decode(float threshold, float[] boxes, long... labels)
      throws FrameRejectedException {
    Candidates candidates = new Candidates();
    LAYOUT
        .newDecoder()
        .decode(
            List.of(
                OutputTensor.of("dets", FloatBuffer.wrap(boxes)),
                OutputTensor.of("labels", LongBuffer.wrap(labels))),
            Thresholds.of(List.of("person", "car"), threshold, Map.of()),
            candidates);
    return candidates;
  }

  @Test
  void findsNothingInAnAnswerWithoutRows() throws Exception {
    assertThat(decode(0, new float[0]).count()).isZero();
  }

  @Test
  void skipsPaddingEvenWithoutAThreshold() throws Exception {
    Candidates candidates = decode(0, new float[] {1, 2, 3, 4, 0.1f, 0, 0, 0, 0, 0}, 1, -1);
    assertThat(candidates.count()).isEqualTo(1);
    assertThat(candidates.label(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void rejectsAnotherNumberOfLabelsThanOfBoxes(int labels) {
    float[] boxes = {1, 2, 3, 4, 0.9f, 1, 2, 3, 4, 0.8f};
    assertThatThrownBy(() -> decode(0.5f, boxes, new long[labels]))
        .isInstanceOf(FrameRejectedException.class)
        .hasMessageContaining("NUN-5203")
        .hasMessageContaining(labels + " rows");
  }
}
