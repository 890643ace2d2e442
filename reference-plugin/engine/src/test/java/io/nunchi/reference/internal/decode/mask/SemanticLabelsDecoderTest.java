package io.nunchi.reference.internal.decode.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.decoder.ModelShape;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.TensorArea;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.testing.Layouts;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SemanticLabelsDecoderTest {

  private static final int SIDE = 1024;
  private static final int LABELS = 100_000;

  /** A bit for each cell and label would be 13 GB. */
  @Test
  void theMemoryIsThatOfTheCellsHoweverManyLabelsThePictureHas() throws Exception {
    LongBuffer numbers = LongBuffer.allocate(SIDE * SIDE);
    int first = SIDE * SIDE - LABELS;
    for (int label = 0; label < LABELS; label++) {
      numbers.put(first + label, label);
    }
    List<OutputTensor> outputs = List.of(OutputTensor.of("out", numbers));
    Candidates candidates = new Candidates();
    OutputDecoder decoder =
        Layouts.of(
                new SemanticLabelsDecoder(),
                "{\"tensor\": \"out\", \"smallestPart\": 0}",
                new ModelShape(SIDE, SIDE, LABELS))
            .newDecoder();

    decoder.decode(
        outputs,
        Thresholds.of(
            IntStream.range(0, LABELS).mapToObj(String::valueOf).toList(), 0.5f, Map.of()),
        candidates);

    assertThat(candidates.count()).isEqualTo(LABELS);
    int last = LABELS - 1;
    assertThat(candidates.label(last)).isEqualTo(last);
    MaskCanvas canvas = new MaskCanvas();
    canvas.place(new TensorArea(SIDE - 2, SIDE - 1, SIDE, SIDE));
    decoder.paintMask(outputs, candidates, last, canvas);
    assertThat(canvas.coverage()).containsExactly(0, 255);
  }
}
