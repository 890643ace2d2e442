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
import io.nunchi.reference.internal.testing.Layouts;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two labels, of which the second has the first row of a picture of 256 x 4 pixels. */
class SemanticScoresDecoderTest {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 4;

  private final Candidates candidates = new Candidates();
  private final MaskCanvas canvas = new MaskCanvas();

  private OutputDecoder decode(String more, int columnsOfSecond) throws Exception {
    float[] values = new float[2 * WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      values[i < columnsOfSecond ? WIDTH * HEIGHT + i : i] = 1;
    }
    OutputDecoder decoder =
        Layouts.of(
                new SemanticScoresDecoder(),
                "{\"tensor\": \"out\", \"activation\": \"none\"" + more + "}",
                new ModelShape(WIDTH, HEIGHT, 2))
            .newDecoder();
    decoder.decode(
        List.of(OutputTensor.of("out", FloatBuffer.wrap(values))),
        Thresholds.of(List.of("road", "sky"), 0.5f, Map.of()),
        candidates);
    return decoder;
  }

  @Test
  void aLabelThatCoversTooLittleIsNotReported() throws Exception {
    decode(", \"smallestPart\": 0.25", WIDTH);
    assertThat(candidates.count()).isEqualTo(2);
    candidates.clear();
    decode(", \"smallestPart\": 0.25", WIDTH - 1);
    assertThat(candidates.count()).isEqualTo(1);
    assertThat(candidates.label(0)).isZero();
  }

  @Test
  void cellsOfAMaskThatHoldSeveralPixelsAreCoveredInPart() throws Exception {
    OutputDecoder decoder = decode("", WIDTH - 1);
    canvas.place(new TensorArea(0, 0, WIDTH, HEIGHT));
    decoder.paintMask(List.of(), candidates, 1, canvas);
    assertThat(canvas.columns()).isEqualTo(MaskCanvas.MAX_SIDE);
    assertThat(canvas.rows()).isEqualTo(HEIGHT);
    assertThat(canvas.coverage()[0]).isEqualTo((byte) 255);
    assertThat(canvas.coverage()[MaskCanvas.MAX_SIDE - 1]).isEqualTo((byte) 128);
    assertThat(canvas.coverage()[MaskCanvas.MAX_SIDE]).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "softmax, 2, all, , labels that exclude each other",
    "none, 1, best, , a single value",
    "none, 2, best, 3, there is no such value"
  })
  void refusesParametersThatContradictEachOther(
      String activation, int labels, String perPixel, String background, String problem) {
    String parameters =
        "{\"tensor\": \"out\", \"activation\": \"%s\", \"labelsPerPixel\": \"%s\"%s}"
            .formatted(
                activation,
                perPixel,
                background == null ? "" : ", \"backgroundIndex\": " + background);
    assertThatThrownBy(
            () ->
                Layouts.of(new SemanticScoresDecoder(), parameters, new ModelShape(64, 64, labels)))
        .hasMessageContaining(problem);
  }
}
