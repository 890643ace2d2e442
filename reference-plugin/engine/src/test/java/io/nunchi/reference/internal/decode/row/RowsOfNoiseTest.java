package io.nunchi.reference.internal.decode.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.Sample;
import io.nunchi.reference.decoder.guess.TensorFact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The number of rows that noise gave is proposed only where the model declares it. */
class RowsOfNoiseTest {

  private static final long OPEN = -1;

  static Stream<Arguments> decoders() {
    List<Long> rows = List.of(1L, OPEN);
    List<Long> boxes = List.of(1L, OPEN, 4L);
    return Stream.of(
        Arguments.of(new End2endDecoder(), "rows", List.of(List.of(1L, OPEN, 6L))),
        Arguments.of(new SsdDecoder(), "rows", List.of(List.of(1L, 1L, OPEN, 7L))),
        Arguments.of(new DetsLabelsDecoder(), "rows", List.of(List.of(1L, OPEN, 5L), rows)),
        Arguments.of(new ScoresBoxesDecoder(), "rows", List.of(List.of(1L, OPEN, 3L), boxes)),
        Arguments.of(new LabelsBoxesScoresDecoder(), "queries", List.of(boxes, rows, rows)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("decoders")
  void areLeftOpenWhereTheModelLeavesThemOpen(
      DecoderType decoder, String key, List<List<Long>> shapes) {
    assertThat(decoder.guesses(outputs(shapes, false)).get(0).parameters()).doesNotContainKey(key);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("decoders")
  void areNamedWhereTheModelDeclaresThem(DecoderType decoder, String key, List<List<Long>> shapes) {
    assertThat(decoder.guesses(outputs(shapes, true)).get(0).parameters()).containsEntry(key, 5);
  }

  /** The second output, if it has no more axes, is one of whole numbers. */
  private static ModelOutputs outputs(List<List<Long>> shapes, boolean declared) {
    List<TensorFact> tensors = new ArrayList<>();
    for (List<Long> shape : shapes) {
      List<Long> found = shape.stream().map(length -> length == OPEN ? 5 : length).toList();
      boolean whole = tensors.size() == 1 && shape.size() == 2;
      Sample sample = whole ? Sample.NOTHING : new Sample(new float[5]);
      tensors.add(
          new TensorFact(
              "out" + tensors.size(),
              whole ? "INT64" : "FLOAT",
              found,
              declared ? found : shape,
              sample));
    }
    return new ModelOutputs(tensors, 64, 64);
  }
}
