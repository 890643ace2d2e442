package io.nunchi.reference.internal.decode.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.TensorArea;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.decode.row.LabelsBoxesScoresDecoder;
import io.nunchi.reference.internal.testing.Layouts;
import io.nunchi.spi.failure.FrameRejectedException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks of 2 x 2 cells, one for each row. */
class MaskRcnnDecoderTest {

  private final OutputDecoder decoder =
      Layouts.of(
              new MaskRcnnDecoder(new LabelsBoxesScoresDecoder()),
              """
              {"labelsTensor": "labels", "boxesTensor": "boxes", "scoresTensor": "scores",
               "masksTensor": "masks", "batchAxis": false, "maskWidth": 2, "maskHeight": 2}
              """,
              new ModelShape(64, 64, 2))
          .newDecoder();
  private final Candidates candidates = new Candidates();

  private List<OutputTensor> decode(float[] scores, float... masks) throws FrameRejectedException {
    float[] boxes = new float[4 * scores.length];
    for (int row = 0; row < scores.length; row++) {
      boxes[4 * row + 2] = 10;
      boxes[4 * row + 3] = 10;
    }
    List<OutputTensor> outputs =
        List.of(
            OutputTensor.of("labels", LongBuffer.allocate(scores.length)),
            OutputTensor.of("boxes", FloatBuffer.wrap(boxes)),
            OutputTensor.of("scores", FloatBuffer.wrap(scores)),
            OutputTensor.of("masks", FloatBuffer.wrap(masks)));
    decoder.decode(outputs, Thresholds.of(List.of("person", "car"), 0.5f, Map.of()), candidates);
    return outputs;
  }

  @Test
  void findsNothingInAnAnswerWithoutRows() throws Exception {
    decode(new float[0]);
    assertThat(candidates.count()).isZero();
  }

  @Test
  void aMaskIsThatOfItsRowWhateverRowsWereLeftOut() throws Exception {
    List<OutputTensor> outputs =
        decode(new float[] {0.1f, 0.9f}, Float.NaN, Float.NaN, Float.NaN, Float.NaN, 0, 1, 0, 1);
    MaskCanvas canvas = new MaskCanvas();
    canvas.place(new TensorArea(0, 0, 10, 10));
    decoder.paintMask(outputs, candidates, 0, canvas);
    assertThat(canvas.coverage()).containsExactly(0, -1, 0, -1);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -0.5f, 2})
  void rejectsAMaskWithANumberThatIsNoPart(float value) throws Exception {
    List<OutputTensor> outputs = decode(new float[] {0.9f}, 0, value, 0, 1);
    MaskCanvas canvas = new MaskCanvas();
    canvas.place(new TensorArea(0, 0, 10, 10));
    assertThatThrownBy(() -> decoder.paintMask(outputs, candidates, 0, canvas))
        .isInstanceOf(FrameRejectedException.class)
        .hasMessageContaining("NUN-5203")
        .hasMessageContaining("masks");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 12})
  void rejectsMasksOfOtherRowsOrOfNoCells(int values) {
    assertThatThrownBy(() -> decode(new float[] {0.9f, 0.8f}, new float[values]))
        .isInstanceOf(FrameRejectedException.class)
        .hasMessageContaining("NUN-5203")
        .hasMessageContaining("masks");
  }
}
