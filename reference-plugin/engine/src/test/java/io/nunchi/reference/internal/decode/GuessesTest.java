package io.nunchi.reference.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.Sample;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.internal.manifest.Decoders;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.wiring.Wiring;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The likeliest guess for a model of 64 x 64 pixels is the decoder that its outputs are for. */
class GuessesTest {

  /** Cells of strides 8, 16 and 32. */
  private static final int CELLS = 84;

  private static final Decoders DECODERS =
      Wiring.injector(TestHost.nativeFolder()).getInstance(Decoders.class);

  private record Guessed(DecoderType decoder, Guess guess) {}

  private static List<Guessed> guesses(List<TensorFact> outputs) {
    return DECODERS.all().stream()
        .flatMap(
            decoder ->
                decoder.guesses(new ModelOutputs(outputs, 64, 64)).stream()
                    .map(guess -> new Guessed(decoder, guess)))
        .sorted(Comparator.comparingInt((Guessed it) -> it.guess().likelihood()).reversed())
        .toList();
  }

  static Stream<Arguments> models() {
    return Stream.of(
        model("yolox", 20, confidences("out", 1, CELLS, 25)),
        model("yolov5", 20, pixels("out", 1, 3 * CELLS, 25)),
        model("yolov5", 20, pixels("out", 1, 25, 3 * CELLS)),
        model("yolov8", 20, pixels("out", 1, 24, CELLS)),
        model("nanodet", 80, confidences("out", 1, CELLS, 112)),
        model("end2end", 0, pixels("out", 1, 300, 6)),
        model("ssd", 0, confidences("out", 1, 1, 100, 7)),
        model("fastestdet", 20, confidences("out", 1, 25, 4, 4)),
        model("classifier", 1000, pixels("out", 1, 1000)),
        model("embedding", 1, pixels("out", 1, 256)),
        model("scores-boxes", 3, confidences("boxes", 1, 50, 4), confidences("s", 1, 50, 3)),
        model("dets-labels", 0, pixels("dets", 1, 50, 5), whole("labels", 1, 50)),
        model(
            "labels-boxes-scores",
            0,
            whole("labels", 1, 50),
            pixels("boxes", 1, 50, 4),
            confidences("scores", 1, 50)),
        model(
            "ssd-tensors",
            0,
            confidences("detection_boxes", 1, 50, 4),
            pixels("detection_classes", 1, 50),
            confidences("detection_scores", 1, 50),
            pixels("num_detections", 1)),
        model(
            "yolov5-heads",
            20,
            pixels("p3", 1, 3, 8, 8, 25),
            pixels("p4", 1, 3, 4, 4, 25),
            pixels("p5", 1, 3, 2, 2, 25)),
        model(
            "yunet",
            1,
            Stream.of(8, 16, 32).flatMap(GuessesTest::face).toArray(TensorFact[]::new)));
  }

  private static Arguments model(String decoder, int labels, TensorFact... outputs) {
    return Arguments.of(decoder, labels, List.of(outputs));
  }

  private static Stream<TensorFact> face(int stride) {
    int cells = (64 / stride) * (64 / stride);
    return Stream.of(
        confidences("cls_" + stride, 1, cells, 1),
        confidences("obj_" + stride, 1, cells, 1),
        confidences("bbox_" + stride, 1, cells, 4),
        confidences("kps_" + stride, 1, cells, 10));
  }

  private static TensorFact confidences(String name, long... shape) {
    return tensor(name, "FLOAT", 1, shape);
  }

  private static TensorFact pixels(String name, long... shape) {
    return tensor(name, "FLOAT", 64, shape);
  }

  private static TensorFact whole(String name, long... shape) {
    return tensor(name, "INT64", 0, shape);
  }

  private static TensorFact tensor(String name, String type, float bound, long... shape) {
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() * bound;
    }
    Sample sample = bound == 0 ? Sample.NOTHING : new Sample(values);
    return new TensorFact(name, type, Arrays.stream(shape).boxed().toList(), sample);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void theLikeliestGuessIsRight(String decoder, int labels, List<TensorFact> outputs) {
    Guessed likeliest = guesses(outputs).get(0);
    assertThat(likeliest.decoder().name()).isEqualTo(decoder);
    assertThat(likeliest.guess().labelCount()).isEqualTo(labels);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aGuessNamesEveryOutput(String decoder, int labels, List<TensorFact> outputs) {
    Map<String, Object> parameters = guesses(outputs).get(0).guess().parameters();
    List<Object> texts =
        parameters.values().stream()
            .flatMap(
                value -> value instanceof Collection<?> list ? list.stream() : Stream.of(value))
            .map(Object.class::cast)
            .toList();
    assertThat(texts).containsAll(outputs.stream().map(TensorFact::name).toList());
  }

  @Test
  void everyDecoderHasACase() {
    assertThat(models().map(model -> model.get()[0])).containsAll(DECODERS.names());
  }

  @Test
  void outputsOfNoDecoderAreNotGuessed() {
    assertThat(guesses(List.of(pixels("out", 1, 7, 9, 3, 2)))).isEmpty();
  }
}
