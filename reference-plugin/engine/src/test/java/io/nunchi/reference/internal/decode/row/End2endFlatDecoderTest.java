package io.nunchi.reference.internal.decode.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.Sample;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.internal.testing.Layouts;
import io.nunchi.spi.failure.FrameRejectedException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class End2endFlatDecoderTest {

  private static Candidates decode(float... rows) throws FrameRejectedException {
    Candidates candidates = new Candidates();
    Layouts.of(
            new End2endFlatDecoder(),
            "{\"tensor\": \"out\", \"columns\": \"labelConfidence\"}",
            new ModelShape(64, 64, 2))
        .newDecoder()
        .decode(
            List.of(OutputTensor.of("out", FloatBuffer.wrap(rows))),
            Thresholds.of(List.of("person", "car"), 0, Map.of()),
            candidates);
    return candidates;
  }

  @Test
  void findsNothingInAnAnswerWithoutRows() throws Exception {
    assertThat(decode().count()).isZero();
  }

  @Test
  void skipsPaddingWhateverItsPicture() throws Exception {
    Candidates candidates = decode(0, 1, 2, 3, 4, 1, 0.1f, -1, 0, 0, 0, 0, 0, 0);
    assertThat(candidates.count()).isEqualTo(1);
  }

  @Test
  void rejectsADetectionOfAnotherPicture() {
    assertThatThrownBy(() -> decode(1, 1, 2, 3, 4, 1, 0.1f))
        .isInstanceOf(FrameRejectedException.class)
        .hasMessageContaining("NUN-5203")
        .hasMessageContaining("picture number 0")
        .hasMessageContaining("element 0");
  }

  static List<Arguments> answersToNoise() {
    String question = "? labelConfidence (as in YOLOv7), or confidenceLabel (as in YOLO-NAS)";
    return List.of(
        Arguments.of("output", new float[] {0, 5, 5, 9, 9, 3, 0.3f}, "labelConfidence"),
        Arguments.of("output", new float[] {0, 5, 5, 9, 9, 0.3f, 3}, "confidenceLabel"),
        Arguments.of("graph2_flat_predictions", new float[0], "confidenceLabel"),
        Arguments.of("output", new float[0], question),
        Arguments.of("output", new float[] {0, 5, 5, 9, 9, 0, 1}, question));
  }

  @ParameterizedTest
  @MethodSource("answersToNoise")
  void guessesTheColumnsOnlyFromAnAnswerThatTellsThem(String name, float[] rows, String columns) {
    TensorFact output =
        new TensorFact(
            name, "FLOAT", List.of((long) rows.length / 7, 7L), List.of(-1L, 7L), new Sample(rows));
    List<Guess> guesses =
        new End2endFlatDecoder().guesses(new ModelOutputs(List.of(output), 64, 64));
    assertThat(guesses).hasSize(1);
    assertThat(guesses.get(0).parameters()).containsEntry("columns", columns);
  }
}
